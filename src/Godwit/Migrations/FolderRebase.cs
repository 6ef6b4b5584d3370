using System.Text;

namespace Godwit;

/// <summary>A migration of a branch, and the version that puts it behind those of the base.</summary>
/// <param name="Migration">The file as it is.</param>
/// <param name="Version">Its new version.</param>
sealed record MovedMigration(Migration Migration, MigrationVersion Version)
{
    /// <summary>A file of it under its new version.</summary>
    /// <param name="path">A path, or a part of one: the migration's file, its way back, or diesel's folder.</param>
    public string Rename(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        var name = Path.GetFileName(path);
        if (!StartsWithVersion(name))
            return Path.Combine(Rename(folder), name);
        var digits = name.AsSpan().IndexOfAnyInRange('0', '9');
        return Path.Combine(folder, name[..digits] + Version.Text + name[(digits + VersionLength(name, digits))..]);
    }

    bool StartsWithVersion(string name) =>
        (MigrationFileName.TryParseFile(name) ?? MigrationFileName.TryParseFolder(name, "up.sql"))?.Version
        == Migration.Version;

    // diesel writes dashes within the version.
    static int VersionLength(string name, int start) => name.AsSpan(start).IndexOfAny('_', '.');
}

/// <summary>Puts the new migrations of a branch behind those of the branch it goes into.</summary>
static class FolderRebase
{
    /// <summary>
    /// What has to move: the first new migration that does not come after the base, and those behind it that would come
    /// before it then. Their order stays.
    /// </summary>
    /// <param name="newest">The newest version of the base.</param>
    /// <param name="added">The migrations of the branch that the base does not have, ordered by version.</param>
    /// <param name="next">The version behind another one.</param>
    public static ValueList<MovedMigration> Plan(
        MigrationVersion newest,
        ValueList<Migration> added,
        Func<MigrationVersion, MigrationVersion> next
    )
    {
        var moved = new List<MovedMigration>();
        // A squash stands for files of the base, in their place.
        foreach (var file in added.Where(file => file.Replaces.Count == 0))
        {
            if (file.Version <= newest)
                moved.Add(new(file, next(newest)));
            newest = moved is [.., var last] && last.Migration == file ? last.Version : file.Version;
        }
        return moved.ToValueList();
    }

    /// <summary>
    /// The text of a migration whose expand file has moved: the line changes that names it. Absent for all others.
    /// </summary>
    public static string? NewTextOf(Migration migration, ValueList<MovedMigration> moved, Dialect dialect)
    {
        var script = migration.ReadScript();
        var after = MigrationScript.Parse(script, dialect).After;
        if (after is null || moved.FirstOrDefault(one => one.Migration.Version == after) is not { } expand)
            return null;
        // The directive stands on the second line, and nothing else does.
        var start = script.Text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var end = script.Text.IndexOf('\n', start);
        return $"{script.Text[..start]}-- godwit: after {expand.Version}{(end < 0 ? "" : script.Text[end..])}";
    }

    /// <summary>The folder as it will be.</summary>
    public static MigrationFolder Preview(
        MigrationFolder folder,
        ValueList<Migration> files,
        ValueList<MovedMigration> moved,
        Dialect dialect
    )
    {
        var versions = moved.ToDictionary(one => one.Migration, one => one.Version);
        var texts = files.Select(file =>
            KeyValuePair.Create(
                $"{versions.GetValueOrDefault(file, file.Version)}_{file.Name}.sql",
                Encoding.UTF8.GetBytes(NewTextOf(file, moved, dialect) ?? file.ReadScript().Text)
            )
        );
        return MigrationFolder.Of(new TextSource(folder.Name.TrimEnd('/'), texts));
    }
}
