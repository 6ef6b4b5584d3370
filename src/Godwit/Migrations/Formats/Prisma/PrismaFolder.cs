using System.Text.Unicode;

namespace Godwit;

/// <summary>Reads a folder of Prisma's: one sub-folder for each migration, in the order of their names.</summary>
static class PrismaFolder
{
    public const string ScriptName = "migration.sql";
    public const string DownName = "down.sql";

    // VARCHAR(255) in Prisma's table.
    const int LongestName = 255;

    const int SecondsLength = 14;

    /// <summary>The migrations, ordered by name.</summary>
    /// <exception cref="InvalidMigrationFolderException">A sub-folder has no script, or cannot be recorded.</exception>
    /// <param name="source">The folder.</param>
    /// <param name="top">The <c>.sql</c> files directly in it, and perhaps others.</param>
    public static ValueList<Migration> Read(MigrationSource source, out IReadOnlyList<SqlFile> top) =>
        ReadNamed(source, out top) ?? ReadListed(source, top = source.List());

    // One file is asked for in each folder: to list some hundred folders is felt at each start.
    static ValueList<Migration>? ReadNamed(MigrationSource source, out IReadOnlyList<SqlFile> top)
    {
        top = [];
        if (source.ListTop() is not { } found)
            return null;
        top = found.Files;
        found.Folders.Sort(StringComparer.Ordinal);
        var migrations = new Migration[found.Folders.Count];
        using var builder = new ChecksumBuilder(isRaw: true);
        for (var i = 0; i < migrations.Length; i++)
        {
            var name = found.Folders[i];
            var script = source.FindPlain($"{name}/{ScriptName}", out _);
            var down = source.FindPlain($"{name}/{DownName}", out var isDoubtful);
            if (script is null || isDoubtful)
                return null;
            migrations[i] = Read(source, name, script, down, builder);
        }
        RefuseOtherLayout(source, found.Files.Select(Place), hasScripts: migrations.Length > 0);
        return new(migrations);
    }

    static ValueList<Migration> ReadListed(MigrationSource source, IReadOnlyList<SqlFile> list)
    {
        var files = list.Select(Place).ToList();
        RefuseOtherLayout(source, files, files.Exists(file => file.Name == ScriptName && file.Folder.Length > 0));
        var folders = files.Where(file => file.Folder.Length > 0).ToLookup(file => file.Folder, StringComparer.Ordinal);
        using var builder = new ChecksumBuilder(isRaw: true);
        return folders
            .Select(one => one.Key)
            .Union(source.ListFolders(), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name =>
                Read(source, name, PathOf(folders[name], ScriptName), PathOf(folders[name], DownName), builder)
            )
            .ToValueList();
    }

    static string? PathOf(IEnumerable<PlacedFile> files, string name) =>
        files.FirstOrDefault(file => file.Name == name)?.Path;

    /// <summary>What Prisma passes over in silence.</summary>
    public static ValueList<string> Notes(IReadOnlyList<SqlFile> list) =>
        list.Where(file => Place(file).Folder.Length == 0)
            .Select(file => $"{file.Path} is not part of any migration: Prisma reads NAME/{ScriptName} only.")
            .ToValueList();

    /// <summary>The name of a new folder.</summary>
    /// <remarks>Prisma, <c>generate_migration_name</c>.</remarks>
    public static string NameOf(DateTimeOffset now, string name, MigrationVersion? newest)
    {
        var time = now.UtcDateTime.ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture);
        // A folder of the same second, or of a clock that runs ahead, would come behind this one.
        if (newest is not null && string.CompareOrdinal($"{time}_{name}", newest.Text) <= 0)
            time = After(newest.Text) ?? time;
        return $"{time}_{name}";
    }

    static string? After(string newest) =>
        newest.Length > SecondsLength && long.TryParse(newest.AsSpan(0, SecondsLength), out var number)
            ? (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : null;

    static PlacedFile Place(SqlFile file)
    {
        var relative = file.Relative.ToString().Replace('\\', '/');
        var slash = relative.IndexOf('/');
        return slash < 0 ? new(file.Path, "", relative) : new(file.Path, relative[..slash], relative[(slash + 1)..]);
    }

    static Migration Read(MigrationSource source, string name, string? script, string? down, ChecksumBuilder builder)
    {
        if (name.Length > LongestName || HasControl(name))
            throw PrismaErrors.Folder(
                PrismaErrors.Name,
                $"A folder in {source.Name} has a name that cannot be recorded ({name.Length} characters, at most "
                    + $"{LongestName} and no control characters): '{Shown(name)}'.",
                "Rename the folder, if it was not applied anywhere."
            );
        if (script is null)
            throw PrismaErrors.Folder(
                PrismaErrors.NoScript,
                $"The migration {source.Name}/{name} has no {ScriptName} (Prisma's error P3015).",
                "Restore the file, or delete the folder if it was not applied anywhere."
            );
        source.Read(script, builder);
        var checksum = builder.Finish(out var fault);
        return fault is { } bad
            ? throw FolderError.NotText(script, bad)
            : new(new PrismaFile(source, name, script, down, checksum.ToString()));
    }

    // A file that a runner of plain folders would apply, and Prisma would not. Where the lock file says whose folder it
    // is, that is a note only (langfuse has such a file).
    static void RefuseOtherLayout(MigrationSource source, IEnumerable<PlacedFile> files, bool hasScripts)
    {
        if (!hasScripts || source.Find(PrismaLockFile.FileName) is not null)
            return;
        var other = files.FirstOrDefault(f =>
            f.Folder.Length == 0 && MigrationFileName.TryParseFile(f.Name) is not null
        );
        if (other is not null)
            throw LayoutErrors.Two(source.Name, "prisma", $"NAME/{ScriptName}", "godwit", other.Name);
    }

    // As char.IsControl has them.
    static bool HasControl(string name) =>
        name.AsSpan().ContainsAnyInRange('\0', '\x1F') || name.AsSpan().ContainsAnyInRange('\x7F', '\x9F');

    static string Shown(string name) =>
        string.Concat(name.Take(40).Select(c => char.IsControl(c) ? '\uFFFD' : c)) + (name.Length > 40 ? "…" : "");

    sealed record PlacedFile(string Path, string Folder, string Name);
}
