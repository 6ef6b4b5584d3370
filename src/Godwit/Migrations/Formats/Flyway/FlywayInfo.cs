namespace Godwit;

/// <summary>A file, a row, or both, and their state.</summary>
sealed record FlywayEntry(FlywayMigration? File, FlywayRow? Row, FlywayState State)
{
    public FlywayVersion? Version => Row is null ? File?.Version : Row.Version;

    public string Description => Row?.Description ?? File?.Description ?? "";

    public string Label => Row?.Label ?? File?.Label ?? "";
}

/// <summary>Folder and history side by side, as <c>flyway info</c> shows them.</summary>
/// <remarks>Flyway, <c>MigrationInfoServiceImpl</c>, <c>MigrationInfoImpl</c> and <c>ResolvedMigration</c>.</remarks>
sealed class FlywayInfo
{
    readonly FlywaySettings _settings;
    readonly FlywayMigration[] _files;
    readonly FlywayRow[] _rows;
    readonly HashSet<int> _deleted = [];
    readonly HashSet<int> _undone = [];
    readonly HashSet<int> _outOfOrder = [];
    readonly Dictionary<string, int> _latestRuns = new(StringComparer.Ordinal);
    readonly FlywayVersion? _lastResolved;
    readonly FlywayVersion? _appliedBaseline;
    readonly FlywayVersion? _pendingBaseline;
    readonly FlywayVersion? _target;
    readonly FlywayPick _pick;
    FlywayVersion? _lastApplied;

    /// <param name="files">The migrations of the folder.</param>
    /// <param name="rows">The history, in any order.</param>
    /// <param name="settings">Order, target and what is ignored.</param>
    public FlywayInfo(ValueList<FlywayMigration> files, ValueList<FlywayRow> rows, FlywaySettings settings)
    {
        _settings = settings;
        _pick = new(settings.CherryPick);
        _files = [.. files];
        _rows = [.. rows.OrderBy(row => row.InstalledRank)];
        _lastResolved = files.Where(f => f.Kind != FlywayFileKind.Undo).Max(f => f.Version);
        _appliedBaseline = _rows.Where(row => row.IsBaseline).Max(row => row.Version);
        Mark();
        _target = Target();
        _pendingBaseline = Unapplied(FlywayFileKind.Baseline)
            .Where(f => _target is null || f.Version!.CompareTo(_target) <= 0) // a baseline has a version
            .Max(f => f.Version);
        Entries = Order([.. RowEntries(), .. FileEntries()]).ToValueList();
    }

    /// <summary>In the order of <c>flyway info</c>.</summary>
    public ValueList<FlywayEntry> Entries { get; }

    /// <summary>The highest version that is applied.</summary>
    public FlywayVersion? Current => _lastApplied;

    /// <summary>What the next run applies, in its order.</summary>
    public ValueList<FlywayMigration> Pending =>
        Entries
            .Where(e => e is { State: FlywayState.Pending, File: not null })
            .Select(e => e.File!) // as above
            .OrderBy(_pick.PlaceOf)
            .Take(_settings.Target == "next" ? 1 : int.MaxValue)
            .ToValueList();

    public int NextRank => _rows.Length == 0 ? 1 : _rows[^1].InstalledRank + 1;

    /// <summary>The versioned migrations that are applied and not taken back.</summary>
    public IEnumerable<FlywayEntry> Applied =>
        Entries
            .Where(e => e.Row is { Success: true, IsUndo: false } && e.Version is not null)
            .Where(e => FlywayStates.IsApplied(e.State) && e.State is not (FlywayState.Deleted or FlywayState.Undone));

    /// <summary>
    /// The applied versioned migration that is taken back next: the newest, or the last one of those that are picked.
    /// </summary>
    public FlywayEntry? Newest =>
        Applied
            .Where(e => _pick.Has(e.File))
            .OrderBy(e => _pick.PlaceOf(e.File))
            .ThenBy(e => e.Version)
            .LastOrDefault();

    void Mark()
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            var row = _rows[i];
            if (row is { Type: FlywayRow.Delete, Success: true })
                MarkEarlier(i, row, _deleted);
            else if (row is { IsUndo: true, Success: true })
                MarkEarlier(i, row, _undone);
            if (row.Version is null && row.Type != FlywayRow.Delete)
                _latestRuns[row.Description] = row.InstalledRank;
        }
        foreach (var row in _rows.Where(row => row.Version is not null && row.Type != FlywayRow.Delete && !row.IsUndo))
        {
            if (_lastApplied is not null && row.Version!.CompareTo(_lastApplied) <= 0) // filtered
                _outOfOrder.Add(row.InstalledRank);
            else if (!_deleted.Contains(row.InstalledRank) && !_undone.Contains(row.InstalledRank))
                _lastApplied = row.Version;
        }
    }

    void MarkEarlier(int index, FlywayRow mark, HashSet<int> marked)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            var row = _rows[i];
            var isMeant =
                !row.IsSynthetic
                && !row.IsUndo
                && (mark.Version is null ? row.Description == mark.Description : mark.Version.Equals(row.Version));
            if (!isMeant)
                continue;
            marked.Add(row.InstalledRank);
            return;
        }
    }

    FlywayVersion? Target() =>
        _settings.Target switch
        {
            "latest" or "next" => null,
            "current" => _lastApplied ?? FlywayVersion.TryParse("0"),
            var text => FlywayVersion.TryParse(text.TrimEnd('?')),
        };

    IEnumerable<FlywayEntry> RowEntries() =>
        _rows
            .Where(row => row.Type != FlywayRow.Delete)
            .Select(row => (row, file: FileOf(row)))
            .Select(pair => new FlywayEntry(pair.file, pair.row, StateOf(pair.row, pair.file)));

    FlywayState StateOf(FlywayRow row, FlywayMigration? file)
    {
        var isLatest = row.Version is not null || _latestRuns.GetValueOrDefault(row.Description) == row.InstalledRank;
        if (_deleted.Contains(row.InstalledRank))
            return FlywayState.Deleted;
        if (_undone.Contains(row.InstalledRank))
            return FlywayState.Undone;
        if (row.Type == FlywayRow.Schema)
            return FlywayState.Success;
        if (row.IsBaseline)
            return row.Success ? FlywayState.Baseline : FlywayState.Failed;
        // What was applied by code has no file that could be looked for here.
        if (file is null && isLatest && !(row.IsCode && row.Success) && !row.IsUndo)
            return StateWithoutFile(row);
        if (!row.Success)
            return FlywayState.Failed;
        if (row.Version is not null)
            return _outOfOrder.Contains(row.InstalledRank) ? FlywayState.OutOfOrder : FlywayState.Success;
        if (!isLatest)
            return FlywayState.Superseded;
        return file is null || file.HasChecksum(row.Checksum) ? FlywayState.Success : FlywayState.Outdated;
    }

    FlywayState StateWithoutFile(FlywayRow row)
    {
        var isMissing = row.Version is null || (_lastResolved is not null && row.Version.CompareTo(_lastResolved) < 0);
        return (isMissing, row.Success) switch
        {
            (true, true) => FlywayState.MissingSuccess,
            (true, false) => FlywayState.MissingFailed,
            (false, true) => FlywayState.FutureSuccess,
            (false, false) => FlywayState.FutureFailed,
        };
    }

    FlywayMigration? FileOf(FlywayRow row) =>
        row.Version is { } version
            ? Array.Find(_files, f => version.Equals(f.Version) && IsMeantBy(row, f))
            : Array.Find(
                _files,
                f => f.Version is null && FlywayRow.AbbreviateDescription(f.Description) == row.Description
            );

    // By version and kind; what the type says of the language is compared later.
    static bool IsMeantBy(FlywayRow row, FlywayMigration file) =>
        row.Type == file.Type
        || (row is { IsSynthetic: false, IsUndo: false, IsBaseline: false } && file.Kind == FlywayFileKind.Versioned);

    IEnumerable<FlywayMigration> Unapplied(FlywayFileKind kind) =>
        _files.Where(f =>
            f.Kind == kind
            && !Array.Exists(
                _rows,
                row =>
                    IsMeantBy(row, f)
                    && f.Version!.Equals(row.Version) // only repeatable ones have none
                    && !_deleted.Contains(row.InstalledRank)
                    && !_undone.Contains(row.InstalledRank)
            )
        );

    IEnumerable<FlywayEntry> FileEntries()
    {
        foreach (var file in Unapplied(FlywayFileKind.Versioned).Concat(Unapplied(FlywayFileKind.Baseline)))
            yield return new(file, null, StateOf(file));
        foreach (var file in _files.Where(f => f.Kind == FlywayFileKind.Undo && IsApplied(f)))
            yield return new(file, null, FlywayState.Available);
        foreach (var file in _files.Where(f => f.Kind == FlywayFileKind.Repeatable && !IsCurrent(f)))
            yield return new(file, null, IsWanted(file) ? FlywayState.Pending : FlywayState.Ignored);
    }

    bool IsWanted(FlywayMigration file) => file.Options.ShouldExecute && _pick.Has(file);

    bool IsApplied(FlywayMigration undo) =>
        Array.Exists(
            _rows,
            row =>
                row is { Success: true, IsSynthetic: false, IsUndo: false }
                && undo.Version!.Equals(row.Version) // only repeatable ones have none
                && !_deleted.Contains(row.InstalledRank)
                && !_undone.Contains(row.InstalledRank)
        );

    bool IsCurrent(FlywayMigration file)
    {
        var description = FlywayRow.AbbreviateDescription(file.Description);
        return _latestRuns.TryGetValue(description, out var rank)
            && !_deleted.Contains(rank)
            && Array.Find(_rows, row => row.InstalledRank == rank) is { } row
            && (file.HasChecksum(row.Checksum) || !row.Success);
    }

    FlywayState StateOf(FlywayMigration file)
    {
        var isAnythingApplied = _appliedBaseline is not null || _lastApplied is not null;
        var baseline = _lastApplied is null ? _pendingBaseline : _appliedBaseline;
        var toBaseline = baseline is null ? 1 : file.Version!.CompareTo(baseline); // only repeatable ones have none
        if (toBaseline < 0)
            return FlywayState.BelowBaseline;
        if (toBaseline == 0)
            return file.Kind == FlywayFileKind.Baseline && !isAnythingApplied
                ? FlywayState.Pending
                : FlywayState.BaselineIgnored;
        if (_target is not null && file.Version!.CompareTo(_target) > 0) // as above
            return FlywayState.AboveTarget;
        if (!IsWanted(file))
            return FlywayState.Ignored;
        var isLate = _lastApplied is not null && file.Version!.CompareTo(_lastApplied) < 0; // as above
        if (isLate && !_settings.OutOfOrder && _pick.IsEmpty)
            return FlywayState.Ignored;
        return file.Kind == FlywayFileKind.Baseline && isAnythingApplied
            ? FlywayState.BaselineIgnored
            : FlywayState.Pending;
    }

    /// <summary>Below the baseline first, then the rows by rank, then what is not applied by version.</summary>
    static IEnumerable<FlywayEntry> Order(List<FlywayEntry> entries) =>
        entries
            .OrderBy(e =>
                e.Row is not null ? 1
                : e.State == FlywayState.BelowBaseline ? 0
                : 2
            )
            .ThenBy(e => e.Row?.InstalledRank)
            .ThenBy(e => e.Version is null)
            .ThenBy(e => e.Version)
            .ThenBy(e => e.File?.Kind != FlywayFileKind.Baseline)
            .ThenBy(e => e.Description, StringComparer.Ordinal);
}
