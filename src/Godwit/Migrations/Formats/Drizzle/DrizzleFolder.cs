using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>A folder of Drizzle's as it was read.</summary>
/// <param name="Files">In the order in which they run.</param>
/// <param name="IsLegacy">It has a journal, as drizzle-kit 0.x writes it.</param>
/// <param name="Journal">The journal, in the 0.x form.</param>
/// <param name="Notes">What Drizzle passes over without a word; sentences.</param>
sealed record DrizzleFolder(
    ValueList<DrizzleFile> Files,
    bool IsLegacy,
    DrizzleJournal? Journal,
    ValueList<string> Notes
)
{
    /// <summary>The file of a migration in the 1.0 form.</summary>
    public const string ScriptName = "migration.sql";

    /// <summary>What drizzle-kit writes into a file that is to be filled by hand; without a line end.</summary>
    public const string CustomHeader = "-- Custom SQL migration file, put your code below! --";

    /// <summary>The snapshot beside it.</summary>
    public const string SnapshotName = "snapshot.json";

    const string DownName = "down.sql";
    const string DownEnding = ".down.sql";
    const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>The engine, in Drizzle's words; absent where nothing says it.</summary>
    public string? Dialect { get; init; }

    /// <summary>
    /// How many migrations of 0.x have the row of this one, because they have its time and its text too; only those
    /// before <paramref name="version"/>, where that is given.
    /// </summary>
    public int CountOf(DrizzleRow row, MigrationVersion? version = null) =>
        Files
            .TakeWhile(file => file.Version != version)
            .Count(file => file.When == row.CreatedAt && file.Accepts(row.Hash));

    /// <summary>What the folder of a migration is called in 1.0.</summary>
    public string FolderNameOf(MigrationVersion version) => Files.First(file => file.Version == version).FolderName;

    /// <summary>Reads the folder, whichever form it has.</summary>
    /// <exception cref="InvalidMigrationFolderException">It cannot be used; names the file.</exception>
    public static DrizzleFolder Read(MigrationSource source)
    {
        var files = source.List();
        var journal = source.Find(DrizzleJournal.File);
        var scripts = files.Where(file => NameOf(file) == ScriptName && FolderOf(file).Length > 0).ToList();
        if (journal is not null)
            return scripts.Count == 0
                ? ReadLegacy(source, files, DrizzleJournal.Parse(source.ReadBytes(journal), journal))
                : throw HalfConverted(source, journal, scripts);
        var alone = files.Where(file => FolderOf(file).Length == 0).ToList();
        if (scripts.Count == 0 && alone.Count > 0)
            throw DrizzleErrors.Folder(
                DrizzleErrors.NoJournal,
                $"{source.Name} has {alone.Count} .sql file(s), the first {alone[0].Path}, "
                    + $"but no {DrizzleJournal.File}, so that Drizzle would run none of them.",
                "Restore the journal from version control, or name the folder that holds it (`out` in drizzle.config)."
            );
        return ReadModern(source, files, scripts, alone);
    }

    /// <summary>The time that the name of a folder of 1.0 begins with, in milliseconds.</summary>
    public static long? TimeOf(string name) =>
        name.Length >= TimeFormat.Length
        && DateTime.TryParseExact(
            name[..TimeFormat.Length],
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? new DateTimeOffset(time).ToUnixTimeMilliseconds()
            : null;

    static DrizzleFolder ReadLegacy(MigrationSource source, IReadOnlyList<SqlFile> files, DrizzleJournal journal)
    {
        var byName = files.Where(file => FolderOf(file).Length == 0).ToDictionary(NameOf, StringComparer.Ordinal);
        var notes = new List<string>();
        var versions = DrizzleVersions.OfTags(journal.Entries.Select(entry => entry.Tag).ToValueList());
        var migrations = new DrizzleFile[versions.Count];
        for (var i = 0; i < migrations.Length; i++)
        {
            var entry = journal.Entries[i];
            if (!byName.Remove($"{entry.Tag}.sql", out var file))
                throw MissingFile(source, entry.Tag);
            byName.Remove(entry.Tag + DownEnding, out var down);
            var (version, name) = versions[i];
            var paths = new MigrationFiles(new(version, name, IsDown: false), file.Path, down?.Path);
            Note(source, file.Path, notes);
            migrations[i] = new(source, paths, entry.Tag) { When = entry.When, IsLegacy = true };
        }
        notes.InsertRange(
            0,
            byName
                .Values.Select(file => file.Path)
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    $"{path} is not in {DrizzleJournal.File}: it is not run, by Drizzle either. "
                    + "Write an entry for it, or delete it."
                )
        );
        return new(new(migrations), true, journal, notes.ToValueList()) { Dialect = journal.Dialect };
    }

    static DrizzleFolder ReadModern(
        MigrationSource source,
        IReadOnlyList<SqlFile> files,
        List<SqlFile> scripts,
        List<SqlFile> alone
    )
    {
        RequireScripts(source, scripts);
        scripts.Sort((left, right) => CompareNames(FolderOf(left), FolderOf(right)));
        var downs = files
            .Where(file => NameOf(file) == DownName)
            .ToDictionary(FolderOf, file => file.Path, StringComparer.Ordinal);
        var notes = alone.ConvertAll(file =>
            $"{file.Path} is in no folder of its own: it is not run, by Drizzle either."
        );
        var versions = DrizzleVersions.OfFolders(scripts.Select(FolderOf).ToValueList());
        var migrations = new DrizzleFile[scripts.Count];
        for (var i = 0; i < migrations.Length; i++)
        {
            var name = FolderOf(scripts[i]);
            var when = TimeOf(name) ?? throw Misnamed(scripts[i].Path, name);
            var (version, rest) = versions[i];
            var path = scripts[i].Path;
            Note(source, path, notes);
            var paths = new MigrationFiles(new(version, rest, IsDown: false), path, downs.GetValueOrDefault(name));
            migrations[i] = new(source, paths, name) { When = when, IsLegacy = false };
        }
        return new(new(migrations), false, null, notes.ToValueList()) { Dialect = DialectOf(source, migrations) };
    }

    // drizzle-orm passes over a folder that lost its script.
    static void RequireScripts(MigrationSource source, List<SqlFile> scripts)
    {
        var lost = source
            .ListFolders()
            .Except(scripts.Select(FolderOf), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => source.Find($"{name}/{SnapshotName}"))
            .FirstOrDefault(path => path is not null);
        if (lost is not null)
            throw DrizzleErrors.Folder(
                DrizzleErrors.MissingFile,
                $"Beside {lost} there is no {ScriptName}, so that Drizzle would pass over the migration.",
                "Restore the file from version control, or delete the folder if it was applied nowhere."
            );
    }

    // The snapshots say it; any of them, so the newest.
    static string? DialectOf(MigrationSource source, DrizzleFile[] files) =>
        files
            .Reverse()
            .Select(file => source.Find($"{file.Title}/{SnapshotName}"))
            .OfType<string>()
            .Select(path => DrizzleSnapshot.Parse(source.ReadBytes(path), path).Dialect)
            .FirstOrDefault();

    static void Note(MigrationSource source, string path, List<string> notes)
    {
        if (IsGlued(source.ReadBytes(path)))
            notes.Add(
                $"{path}: what stands on its first line behind drizzle-kit's comment is a part of the comment: "
                    + "it is not run, by Drizzle either."
            );
    }

    // drizzle-kit ends its comment without a line end, and `>>` appends to it.
    static bool IsGlued(ReadOnlySpan<byte> bytes)
    {
        var header = Encoding.UTF8.GetBytes(CustomHeader);
        if (!bytes.StartsWith(header))
            return false;
        var line = bytes[header.Length..];
        var end = line.IndexOfAny((byte)'\r', (byte)'\n');
        return Encoding.UTF8.GetString(end < 0 ? line : line[..end]).Trim().Length > 0;
    }

    // The migrator sorts by localeCompare; names begin with digits, so that case and accents matter in ties only.
    static int CompareNames(string left, string right)
    {
        var byLetters = string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
        return byLetters != 0 ? byLetters : string.CompareOrdinal(left, right);
    }

    static string NameOf(SqlFile file) => Path.GetFileName(file.Path);

    static string FolderOf(SqlFile file) => Path.GetDirectoryName(file.Relative.ToString()) ?? "";

    static InvalidMigrationFolderException MissingFile(MigrationSource source, string tag) =>
        DrizzleErrors.Folder(
            DrizzleErrors.MissingFile,
            $"{source.Name}/{DrizzleJournal.File} names {tag}, but there is no file {tag}.sql.",
            "Restore the file from version control, or, if it was applied nowhere, take its entry out of the journal."
        );

    static InvalidMigrationFolderException HalfConverted(
        MigrationSource source,
        string journal,
        List<SqlFile> scripts
    ) =>
        DrizzleErrors.Folder(
            DrizzleErrors.TwoForms,
            $"{source.Name} has both forms of Drizzle: {journal} of 0.x and {scripts[0].Path} of 1.0.",
            "Finish the conversion (`godwit up` or `drizzle-kit up`, on the folder as it was in version control), or "
                + "take out what does not belong there."
        );

    static InvalidMigrationFolderException Misnamed(string path, string name) =>
        DrizzleErrors.Folder(
            DrizzleErrors.Misnamed,
            $"{path}: the folder {name} does not begin with a time of 14 digits, "
                + "so that Drizzle could not write its row.",
            "Name it as drizzle-kit does, as in 20261123144500_add_avatar."
        );
}
