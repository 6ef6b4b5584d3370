using System.Diagnostics;

namespace Godwit;

/// <summary>What Flyway's rules say of folder and history, in Godwit's words.</summary>
sealed class FlywayDecision
{
    readonly FlywayLayout _layout;
    readonly FlywaySettings _settings;
    readonly ValueList<HistoryEntry> _history;
    readonly Dictionary<string, Migration> _migrations = new(StringComparer.Ordinal);
    readonly Dictionary<int, HistoryEntry> _entries = [];
    readonly ValueList<FlywayRow> _rows;
    readonly FlywayInfo _info;

    public FlywayDecision(
        FlywayLayout layout,
        ValueList<Migration> files,
        ValueList<HistoryEntry> history,
        MigrationVersion? to,
        bool allowOutOfOrder
    )
    {
        (_layout, _history) = (layout, history);
        var known = new List<FlywayMigration>();
        foreach (var migration in files)
        {
            var tool = (FlywayFile)migration.Tool!; // of this layout
            foreach (var file in tool.Undo is { } undo ? (FlywayMigration[])[tool.File, undo] : [tool.File])
            {
                _migrations[file.File] = migration;
                known.Add(file);
            }
        }
        _settings = layout.Settings with
        {
            OutOfOrder = layout.Settings.OutOfOrder || allowOutOfOrder,
            Target = TargetOf(layout.Settings, to, files),
        };
        _rows = history.Select((entry, i) => RowOf(entry, i + 1, files)).ToValueList();
        for (var i = 0; i < history.Count; i++)
            _entries[_rows[i].InstalledRank] = history[i];
        _info = new(known.ToValueList(), _rows, _settings);
    }

    /// <summary>What to run.</summary>
    /// <exception cref="HistoryMismatchException">Folder and history do not fit together.</exception>
    public PendingMigrations Decide()
    {
        var halfApplied = _info.Entries.Where(IsHalfApplied).ToList();
        var problems = FlywayValidation
            .Check(_info, _rows, _settings)
            .Where(one => _settings.ValidateOnMigrate || one.Kind == HistoryProblemKind.Failed)
            .Where(one => !halfApplied.Contains(one.Entry))
            .Select(Problem)
            .Concat(halfApplied.Where(IsEdited).Select(one => HistoryProblems.Edited(MigrationOf(one)!, EntryOf(one)!)))
            .ToValueList();
        if (problems.Count > 0)
            throw new HistoryMismatchException(problems);
        RequireKnown();
        var pending = _info.Pending;
        foreach (var file in pending.Where(file => !file.IsSql))
            throw FlywayErrors.Folder(
                FlywayErrors.NotSql,
                $"{file.File} is pending, and not in SQL: Godwit cannot run it. Nothing was changed.",
                "Let Flyway run it first, or write it as SQL."
            );
        return new(
            [
                .. halfApplied.Select(one => new PendingMigration(MigrationOf(one)!, EntryOf(one))), // has a file
                .. pending.Select(file => new PendingMigration(_migrations[file.File], null)),
            ],
            _info.Entries.Count(one => ConditionOf(one) is MigrationCondition.Applied or MigrationCondition.Baseline),
            _info
                .Entries.Where(one => one.State == FlywayState.FutureSuccess)
                .Select(one => EntryOf(one)!) // it is applied
                .ToValueList()
        )
        {
            Notes = Notes,
        };
    }

    /// <summary>Versions that are recorded more than once, which Flyway takes as applied.</summary>
    public ValueList<string> Notes =>
        _info
            .Applied.GroupBy(one => one.Version)
            .Where(same => same.Count() > 1)
            .Select(same =>
                $"{_settings.Table} has {same.Count()} rows for version {same.Key}, with installed_rank "
                + $"{string.Join(" and ", same.Select(one => one.Row?.InstalledRank))}, and none says that it was "
                + "undone: it ran more than once, or the table was copied. Flyway says nothing of it. If it is "
                + "applied once, delete the other row."
            )
            .ToValueList();

    /// <summary>Every file and row, in the order of <c>flyway info</c>.</summary>
    public ValueList<MigrationStatusEntry> Describe()
    {
        var problems = FlywayValidation.Check(_info, _rows, _settings).ToDictionary(one => one.Entry, one => one.Kind);
        return _info
            .Entries.Where(one => one.State != FlywayState.Available)
            .Select(one =>
            {
                var entry = EntryOf(one);
                var version = one.Version is { } dotted
                    ? MigrationVersion.Dotted(dotted)
                    : MigrationVersion.Repeatable(one.Description);
                return new MigrationStatusEntry(
                    version,
                    one.Description,
                    IsHalfApplied(one) ? MigrationCondition.Running
                        : problems.TryGetValue(one, out var kind) ? ConditionOf(kind)
                        : ConditionOf(one),
                    one.File?.File,
                    entry
                )
                {
                    ToolState = IsRecordOnly(one) ? WordOf(one.Row!) : FlywayStates.Name(one.State), // it is a row
                    ToolTitle = one.Label,
                    IsOutdated = one.State == FlywayState.Outdated,
                };
            })
            .ToValueList();
    }

    /// <summary>The newest applied versioned migration, which <c>undo</c> takes back.</summary>
    public HistoryEntry? Newest => _info.Newest is { } newest ? EntryOf(newest) : null;

    void RequireKnown()
    {
        var files = _migrations.Values.Select(file => ((FlywayFile)file.Tool!).File).ToValueList(); // of this layout
        if (new FlywayPick(_settings.CherryPick).FirstUnknown(files) is { } unknown)
            throw FlywayErrors.Folder(
                FlywayErrors.Configuration,
                $"cherryPick names '{unknown}', which is neither the version of a migration nor the description of a "
                    + "repeatable one.",
                "Correct it; `godwit status` lists both."
            );
    }

    static string TargetOf(FlywaySettings settings, MigrationVersion? to, ValueList<Migration> files)
    {
        // Repeatable migrations come behind all versions.
        var target = to is { IsRepeatable: true } ? "latest" : to?.Text ?? settings.Target;
        if (target is "latest" or "current" or "next" || target.EndsWith('?'))
            return target;
        var version = MigrationVersion.TryParseDotted(target);
        if (version is not null && files.Any(file => file.Version == version))
            return target;
        throw new UnknownVersionException(
            to ?? version ?? MigrationVersion.OfName(target),
            to is null
                ? $"It is the target of Flyway's configuration; write {target}? where it may be absent."
                : "`godwit status` lists the versions."
        );
    }

    /// <summary>On a scratch database the history is Godwit's own, without Flyway's rows.</summary>
    static FlywayRow RowOf(HistoryEntry entry, int rank, ValueList<Migration> files)
    {
        if (entry.Tool is FlywayRow row)
            return row;
        var file = files.FirstOrDefault(f => f.Version == entry.Version && f.Accepts(entry.Checksum));
        var isDone = entry.State is MigrationState.Applied or MigrationState.Baseline;
        if (file?.Tool?.RowOf(false) is FlywayRow known)
            return known with { InstalledRank = rank, Success = isDone };
        return new()
        {
            InstalledRank = rank,
            VersionText = entry.Version.IsRepeatable ? null : entry.Version.Text,
            Description = entry.Name,
            Type = "SQL",
            Script = entry.Title,
            Success = isDone,
        };
    }

    HistoryEntry? EntryOf(FlywayEntry entry) =>
        entry.Row is null ? null : _entries.GetValueOrDefault(entry.Row.InstalledRank);

    Migration? MigrationOf(FlywayEntry entry) =>
        entry.File is null ? null : _migrations.GetValueOrDefault(entry.File.File);

    bool IsHalfApplied(FlywayEntry entry) =>
        entry.File is not null && EntryOf(entry) is { State: MigrationState.Running } or { IsRetryable: true };

    bool IsEdited(FlywayEntry entry) =>
        MigrationOf(entry) is { } file
        && EntryOf(entry) is { } row
        && StepProgress.Parse(row.Progress) is not { IsUndo: true }
        && !file.Accepts(row.Checksum);

    HistoryProblem Problem(FlywayProblem problem)
    {
        var entry = EntryOf(problem.Entry);
        var file = MigrationOf(problem.Entry);
        // Godwit knows more of what it ran itself.
        if (entry is { State: MigrationState.Failed, Tool: FlywayRow { HasProgress: true } } && file is not null)
            return HistoryProblems.Failed(file, entry, isEdited: !file.Accepts(entry.Checksum));
        var version = problem.Entry.Version is { } dotted
            ? MigrationVersion.Dotted(dotted)
            : MigrationVersion.Repeatable(problem.Entry.Description);
        return new(problem.Kind, version, problem.Entry.File?.File, entry, problem.Message, problem.Hint);
    }

    static MigrationCondition ConditionOf(HistoryProblemKind kind) =>
        kind switch
        {
            HistoryProblemKind.Edited => MigrationCondition.Edited,
            HistoryProblemKind.Missing => MigrationCondition.Missing,
            HistoryProblemKind.OutOfOrder => MigrationCondition.OutOfOrder,
            HistoryProblemKind.Failed => MigrationCondition.Failed,
            _ => throw new UnreachableException(kind.ToString()),
        };

    // A row that tells of an undo, or of schemas, and is no migration.
    static bool IsRecordOnly(FlywayEntry entry) =>
        entry.Row is { Success: true } row && (row.IsUndo || row.Type == FlywayRow.Schema);

    static string WordOf(FlywayRow row) => row.IsUndo ? "Undo" : "Schema";

    static MigrationCondition ConditionOf(FlywayEntry entry) =>
        entry.State switch
        {
            _ when IsRecordOnly(entry) => MigrationCondition.PassedOver,
            FlywayState.Pending => MigrationCondition.Pending,
            FlywayState.Success or FlywayState.OutOfOrder => MigrationCondition.Applied,
            FlywayState.Baseline => MigrationCondition.Baseline,
            FlywayState.FutureSuccess => MigrationCondition.Ahead,
            FlywayState.Failed => MigrationCondition.Failed,
            _ => MigrationCondition.PassedOver,
        };
}
