using System.Globalization;

namespace Godwit;

/// <summary>A project of Flyway's: its settings, and its files.</summary>
/// <param name="settings">As configured.</param>
sealed class FlywayLayout(FlywaySettings settings) : ToolLayout
{
    readonly Dictionary<string, FlywayMigration> _repeatables = new(StringComparer.Ordinal);
    FlywayFolder? _folder;
    FlywayPlaceholders _placeholders = new(settings, BuiltIn(settings, null, null, null));

    public FlywaySettings Settings => settings;

    public override string Name => "flyway";

    /// <summary>The locations, as errors show them.</summary>
    public override string FolderName => string.Join(", ", settings.Locations.Select(FlywayLocations.Shown));

    public override ValueList<string> HistoryTables =>
        [settings.Table, $"{settings.Table}_pk", $"{settings.Table}_s_idx"];

    public override ValueList<string> Notes =>
        settings
            .Notes.Concat(
                settings.SkipExecutingMigrations
                    ? ["skipExecutingMigrations=true: what is pending is recorded as applied, and not run."]
                    : []
            )
            .Concat(Folder.Callbacks.Select(WhyNotRun).OfType<string>())
            .ToValueList();

    public override ValueList<string> NotesOn(ValueList<Migration> files, ValueList<HistoryEntry> history) =>
        new FlywayDecision(this, files, history, null, false).Notes;

    /// <summary>The files as they were read last.</summary>
    /// <exception cref="InvalidMigrationFolderException">As for <see cref="FlywayFolder"/>.</exception>
    public FlywayFolder Folder => _folder ??= FlywayFolder.Read(settings, _placeholders);

    public override bool RunsOutOfOrder => settings.OutOfOrder;

    public override bool WantsConnection => true;

    public override string? DefaultSchema => settings.HistorySchema;

    public override ValueList<string> Schemas =>
        settings.CreateSchemas
            ? settings.Schemas.Prepend(settings.HistorySchema).OfType<string>().Distinct().ToValueList()
            : [];

    public override string? InitialSql => settings.InitSql;

    // On a scratch database the whole folder is asked about.
    public override ToolLayout OnScratch =>
        settings.CherryPick.Count == 0 ? this : new FlywayLayout(settings with { CherryPick = [] });

    /// <summary>
    /// What the connection says of the placeholders that are built in: repeatable files are hashed with it.
    /// </summary>
    public override void Connect(string? schema, string? user, string? database)
    {
        _placeholders = new(settings, BuiltIn(settings, schema, user, database));
        _repeatables.Clear();
    }

    /// <summary>Versioned and baseline files by version, then repeatable ones; undo files belong to theirs.</summary>
    public override ValueList<Migration> Read()
    {
        _folder = null;
        var undo = Folder.Migrations.Where(f => f.Kind == FlywayFileKind.Undo).ToDictionary(f => f.Version!); // has one
        return Folder
            .Migrations.Where(file => file.Kind != FlywayFileKind.Undo)
            .Select(file => new Migration(
                new FlywayFile(
                    file,
                    file.Kind == FlywayFileKind.Versioned ? undo.GetValueOrDefault(file.Version!) : null, // as above
                    this
                )
            ))
            .ToValueList();
    }

    public override MigrationVersion? TryParseVersion(string text) => MigrationVersion.TryParseDotted(text);

    public override PendingMigrations Decide(
        ValueList<Migration> files,
        ValueList<HistoryEntry> history,
        MigrationVersion? to,
        bool allowOutOfOrder
    ) => new FlywayDecision(this, files, history, to, allowOutOfOrder).Decide();

    public override ValueList<MigrationStatusEntry> Describe(
        ValueList<Migration> files,
        ValueList<HistoryEntry> history
    ) => new FlywayDecision(this, files, history, null, false).Describe();

    public override HistoryEntry? NewestApplied(ValueList<Migration> files, ValueList<HistoryEntry> history) =>
        new FlywayDecision(this, files, history, null, false).Newest;

    public override string DownNameOf(Migration migration) =>
        migration.Tool is FlywayFile { File: { Version: not null } file }
            ? settings.UndoSqlMigrationPrefix + Path.GetFileName(file.File)[settings.SqlMigrationPrefix.Length..]
            : base.DownNameOf(migration);

    public override HistoryEntry? BaselineOf(MigrationVersion? version)
    {
        var text = version?.Text ?? FlywayVersion.TryParse(settings.BaselineVersion)?.Text ?? "1";
        var description = FlywayRow.AbbreviateDescription(settings.BaselineDescription);
        return new()
        {
            Version = MigrationVersion.TryParseDotted(text)!, // both are versions
            Name = description,
            Checksum = "",
            Steps = 0,
            StepsApplied = 0,
            State = MigrationState.Baseline,
            Tool = new FlywayRow
            {
                InstalledRank = 0,
                VersionText = text,
                Description = description,
                Type = FlywayRow.Baseline,
                Script = description,
                Success = true,
            },
        };
    }

    /// <summary>The text of a file, with its values.</summary>
    public SqlScript ReadScript(FlywayMigration file) => FlywayFolder.ReadScript(file, settings, _placeholders);

    /// <summary>A repeatable file as the values of this database make it.</summary>
    public FlywayMigration Hashed(FlywayMigration file)
    {
        if (!_repeatables.TryGetValue(file.File, out var hashed))
            _repeatables.Add(file.File, hashed = FlywayFolder.Hash(file, settings, _placeholders));
        return hashed;
    }

    static string? WhyNotRun(FlywayMigration callback) =>
        !callback.IsSql ? $"{callback.File} is not run: Godwit runs callbacks in SQL only."
        : callback.Name.Event == FlywayEvent.BeforeConnect
            ? $"{callback.File} is not run, neither by Flyway: before there is a connection, SQL has nowhere to run. "
                + $"Name it {FlywayEvent.AfterConnect}.sql."
        : null;

    static ValueList<KeyValuePair<string, string>> BuiltIn(
        FlywaySettings settings,
        string? schema,
        string? user,
        string? database
    ) =>
        [
            new("table", settings.Table),
            new("environment", settings.Environment),
            new("workingDirectory", settings.WorkingDirectory),
            new(
                "timestamp",
                TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            ),
            new("defaultSchema", settings.HistorySchema ?? schema ?? "public"),
            new("user", user ?? ""),
            new("database", database ?? ""),
        ];
}
