using System.Runtime.InteropServices;

namespace Godwit;

/// <summary>A migration and its files, not yet read.</summary>
readonly record struct MigrationFiles(MigrationFileName Name, string Up, string? Down);

/// <summary>Makes migrations of file names.</summary>
static class MigrationLayout
{
    sealed record NamedFile(SqlFile File, MigrationFileName Name);

    /// <summary>Names and pairs the files; ordered by version.</summary>
    /// <exception cref="InvalidMigrationFolderException">
    /// A file is misnamed, or two have one version, or a way back leads from nowhere.
    /// </exception>
    public static List<MigrationFiles> Arrange(IReadOnlyList<SqlFile> files)
    {
        var named = NameAll(files);
        named.Sort(
            static (left, right) =>
            {
                var byVersion = left.Name.Version.CompareTo(right.Name.Version);
                return byVersion != 0 ? byVersion : left.Name.IsDown.CompareTo(right.Name.IsDown);
            }
        );
        var migrations = new List<MigrationFiles>(named.Count);
        var orphans = new List<NamedFile>();
        for (int start = 0, end; start < named.Count; start = end)
        {
            end = start + 1;
            while (end < named.Count && named[end].Name.Version == named[start].Name.Version)
                end++;
            Pair(CollectionsMarshal.AsSpan(named)[start..end], migrations, orphans);
        }
        RefuseOrphans(orphans, migrations);
        return migrations;
    }

    static List<NamedFile> NameAll(IReadOnlyList<SqlFile> files)
    {
        var named = new List<NamedFile>(files.Count);
        var misnamed = new List<SqlFile>();
        var skipped = new List<SqlFile>();
        var others = new List<SqlFile>();
        var hasFolders = false;
        foreach (var file in files)
        {
            var slash = file.Relative.IndexOfAny('/', Path.DirectorySeparatorChar);
            if (slash < 0)
            {
                if (MigrationFileName.TryParseFile(file.Relative) is { } name)
                    named.Add(new(file, name));
                else
                    misnamed.Add(file);
                continue;
            }
            var folderName = file.Relative[..slash];
            var fileName = file.Relative[(slash + 1)..];
            if (MigrationFileName.TryParseFolder(folderName, fileName) is { } folder)
            {
                hasFolders = true;
                named.Add(new(file, folder));
            }
            else
                (IsMeantToRun(folderName, fileName) ? skipped : others).Add(file);
        }
        if (misnamed.Count > 0 && !(hasFolders && misnamed.TrueForAll(IsBesideFolders)))
            throw FolderError.Misnamed(misnamed.ConvertAll(file => file.Path));
        // A folder without a single migration whose sub-folders hold SQL (v0.01/01-setup.sql) is not an empty folder.
        if (named.Count == 0)
            skipped.AddRange(others);
        return skipped.Count == 0 ? named : throw FolderError.WouldBeSkipped(skipped.ConvertAll(file => file.Path));
    }

    // A sub-folder may hold seeds or notes. But what looks like migrations must never be skipped in silence: the
    // folders of one project for several engines (mysql/, postgres/), an archive, and Prisma's
    // VERSION_NAME/migration.sql.
    static bool IsMeantToRun(ReadOnlySpan<char> folderName, ReadOnlySpan<char> fileName) =>
        MigrationFileName.TryParseFile(fileName) is not null
        || MigrationFileName.TryParseFolder(folderName, "up.sql") is not null
        || fileName.Equals("up.sql", StringComparison.OrdinalIgnoreCase);

    // diesel reads nothing but folders, and projects keep other scripts beside them (crates.io:
    // data_oauth_github.sql).
    static bool IsBesideFolders(SqlFile file) => !char.IsAsciiDigit(file.Relative[0]);

    static void Pair(ReadOnlySpan<NamedFile> sameVersion, List<MigrationFiles> migrations, List<NamedFile> orphans)
    {
        var ups = 0;
        while (ups < sameVersion.Length && !sameVersion[ups].Name.IsDown)
            ups++;
        if (ups > 1 || sameVersion.Length - ups > 1)
            throw Duplicate(ups > 1 ? sameVersion[..ups] : sameVersion[ups..]);
        if (ups == 0)
            orphans.Add(sameVersion[0]);
        else
            migrations.Add(
                new(
                    sameVersion[0].Name,
                    sameVersion[0].File.Path,
                    ups < sameVersion.Length ? sameVersion[1].File.Path : null
                )
            );
    }

    static InvalidMigrationFolderException Duplicate(ReadOnlySpan<NamedFile> files)
    {
        var version = files[0].Name.Version;
        var paths = files.ToArray().Select(file => file.File.Path).ToArray();
        return paths.Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1
            ? FolderError.DiffersOnlyInCase(paths)
            : FolderError.DuplicateVersion(version, paths);
    }

    // A way back alone means that its migration was forgotten, and would not be run - unless a migration of the same
    // name is there without a way back: then one of the two got the wrong version (zksync-era 20240325133100), and
    // nothing is forgotten.
    static void RefuseOrphans(List<NamedFile> orphans, List<MigrationFiles> migrations)
    {
        orphans.RemoveAll(orphan => migrations.Exists(m => m.Down is null && m.Name.Name == orphan.Name.Name));
        if (orphans.Count > 0)
            throw FolderError.DownWithoutUp(orphans.ConvertAll(orphan => orphan.File.Path));
    }
}
