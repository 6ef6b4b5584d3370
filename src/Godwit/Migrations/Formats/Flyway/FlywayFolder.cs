namespace Godwit;

/// <summary>What lies in the locations: migrations by their order, and callbacks.</summary>
/// <param name="Migrations">Versioned, undo and baseline ones by version, then repeatable ones by description.</param>
/// <param name="Callbacks">In the order in which those of one event run.</param>
sealed record FlywayFolder(ValueList<FlywayMigration> Migrations, ValueList<FlywayMigration> Callbacks)
{
    static readonly string[] _code = [".java", ".class", ".kt", ".groovy", ".scala"];
    static readonly string[] _scripts = [".ps1", ".sh", ".bash", ".bat", ".cmd", ".py"];

    /// <summary>Lists, names and hashes the files.</summary>
    /// <param name="settings">Where they lie and how they are named.</param>
    /// <param name="placeholders">The values that repeatable migrations are hashed with.</param>
    /// <exception cref="InvalidMigrationFolderException">
    /// A location is missing, or a file is misnamed, there twice, or not readable.
    /// </exception>
    public static FlywayFolder Read(FlywaySettings settings, FlywayPlaceholders placeholders)
    {
        var folders = FlywayLocations.Find(settings.Locations, settings);
        var found = new List<FlywayMigration>();
        var faults = new List<string>();
        foreach (var folder in folders)
            found.AddRange(Read(folder, settings, faults));
        // A project may have no callback yet.
        var hooks =
            settings.FailOnMissingLocations || settings.Carried is not null
                ? FlywayLocations.Find(settings.CallbackLocations, settings)
                : settings.CallbackLocations.SelectMany(one =>
                    FlywayLocations.FoldersOf(one, settings.WorkingDirectory)
                );
        if (settings.CallbackLocations.Count > 0)
        {
            foreach (var folder in hooks.Except(folders))
                found.AddRange(Read(folder, settings, faults).Where(one => one.Kind == FlywayFileKind.Callback));
        }
        if (faults.Count > 0)
            throw Misnamed(faults);
        if (found.Count == 0)
            RequireNone(folders, settings);
        RefuseDuplicates(found);
        var migrations = found
            .Where(one => one.Kind != FlywayFileKind.Callback)
            .OrderBy(one => one.Version is null)
            .ThenBy(one => one.Version)
            .ThenBy(one => one.Kind == FlywayFileKind.Baseline ? 0 : 1)
            .ThenBy(one => one.Description, StringComparer.Ordinal)
            .Select(one => Hash(one, settings, placeholders));
        var callbacks = found
            .Where(one => one.Kind == FlywayFileKind.Callback && !settings.SkipDefaultCallbacks)
            .OrderBy(one => one.Description, StringComparer.Ordinal)
            .ThenBy(one => one.Script, StringComparer.Ordinal);
        return new(migrations.ToValueList(), callbacks.ToValueList());
    }

    /// <summary>The callbacks of an event.</summary>
    public IEnumerable<FlywayMigration> CallbacksOf(string name) => Callbacks.Where(one => one.Name.Event == name);

    /// <summary>The text of a script, with its values unless that is switched off.</summary>
    public static SqlScript ReadScript(
        FlywayMigration migration,
        FlywaySettings settings,
        FlywayPlaceholders placeholders
    )
    {
        var text = FlywayText.Read(
            migration.File,
            migration.Options.Encoding ?? settings.Encoding,
            settings.DetectEncoding,
            settings.Carried
        );
        // Flyway sends BEGIN and COMMIT as they are, and a file that was applied cannot be edited any more.
        var script = new SqlScript(migration.File, text.StartsWith('\uFEFF') ? text[1..] : text)
        {
            HasOwnTransactions = true,
        };
        return migration.Options.PlaceholderReplacement ?? settings.PlaceholderReplacement
            ? placeholders.Replace(script)
            : script;
    }

    static IEnumerable<FlywayMigration> Read(string folder, FlywaySettings settings, List<string> faults)
    {
        foreach (var (path, relative) in FlywayLocations.FilesBelow(folder, settings))
        {
            var fileName = Path.GetFileName(path);
            var ending = Path.GetExtension(fileName);
            var isCode = _code.Contains(ending, StringComparer.OrdinalIgnoreCase);
            var isScript = _scripts.Contains(ending, StringComparer.OrdinalIgnoreCase);
            var asNamed = isCode || isScript ? settings with { SqlMigrationSuffixes = [ending] } : settings;
            if (FlywayFileName.TryParse(fileName, asNamed, out var fault) is { } name)
                yield return new(
                    name,
                    TypeOf(name.Kind, isCode, isScript),
                    relative,
                    path,
                    isCode || isScript ? new() : FlywayScriptOptions.Read(path, settings)
                );
            else if (fault is not null && !isCode && !isScript)
                faults.Add($"{path}: {fault}");
            else if (settings.ValidateMigrationNaming && IsSql(fileName, settings))
                faults.Add($"{path}: its name has none of the prefixes");
        }
    }

    static bool IsSql(string fileName, FlywaySettings settings) =>
        settings.SqlMigrationSuffixes.Any(suffix => fileName.EndsWith(suffix, StringComparison.Ordinal));

    static string TypeOf(FlywayFileKind kind, bool isCode, bool isScript) =>
        isCode ? "JDBC"
        : isScript ? "SCRIPT"
        : kind switch
        {
            FlywayFileKind.Undo => "UNDO_SQL",
            FlywayFileKind.Baseline => "SQL_BASELINE",
            _ => "SQL",
        };

    /// <summary>The file with its checksum.</summary>
    public static FlywayMigration Hash(FlywayMigration one, FlywaySettings settings, FlywayPlaceholders placeholders)
    {
        if (!one.IsSql)
            return one;
        var encoding = one.Options.Encoding ?? settings.Encoding;
        var text = FlywayText.Read(one.File, encoding, settings.DetectEncoding, settings.Carried);
        var raw = FlywayChecksum.Of(text);
        if (one.Kind != FlywayFileKind.Repeatable)
            return one with { Checksum = raw };
        var replaces = one.Options.PlaceholderReplacement ?? settings.PlaceholderReplacement;
        var script = new SqlScript(one.File, text);
        return one with
        {
            Checksum = replaces ? FlywayChecksum.Of(placeholders.Replace(script).Text) : raw,
            RawChecksum = raw,
        };
    }

    static void RefuseDuplicates(List<FlywayMigration> found)
    {
        var twice = found
            .Where(one => one.Kind != FlywayFileKind.Callback)
            .GroupBy(one => (one.Kind, one.Version, one.Version is null ? one.Description : ""))
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is null)
            return;
        var what = twice.Key.Version is { } version ? $"the version {version}" : $"the description '{twice.Key.Item3}'";
        throw FlywayErrors.Folder(
            FlywayErrors.Duplicate,
            $"{twice.Count()} files have {what}:{string.Concat(twice.Select(one => $"\n  {one.File}"))}",
            twice.Key.Version is null
                ? "Rename all but one: a repeatable migration is known by its description."
                : "Give all but one a version of their own (1, 1.0 and 1_0 are one version); one that was applied "
                    + "keeps its version."
        );
    }

    // Flyway would say that there is nothing to do.
    static void RequireNone(ValueList<string> folders, FlywaySettings settings)
    {
        var files = folders
            .SelectMany(folder => FlywayLocations.FilesBelow(folder, settings))
            .Select(file => file.Path)
            .Where(path => IsSql(Path.GetFileName(path), settings))
            .ToList();
        if (files.Count > 0)
            throw Misnamed(files.Take(3).Select(path => $"{path}: its name has none of the prefixes").ToList());
    }

    static InvalidMigrationFolderException Misnamed(List<string> faults) =>
        FlywayErrors.Folder(
            FlywayErrors.Misnamed,
            $"{(faults.Count == 1 ? "1 file is" : $"{faults.Count} files are")} not named as a migration and would be "
                + $"skipped:{string.Concat(faults.Select(fault => $"\n  {fault}"))}",
            "Rename it, or move it out of the locations; or set the prefix that the files have (sqlMigrationPrefix, "
                + "which may be empty). Nothing was changed."
        );
}
