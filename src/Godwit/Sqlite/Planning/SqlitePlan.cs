namespace Godwit;

/// <summary>
/// One plan, in the order: what is in the way is dropped; tables are created, changed, rebuilt; indexes, views and
/// triggers are created; values are filled in.
/// </summary>
sealed class SqlitePlan
{
    readonly PlanRequest _request;
    readonly Dictionary<string, SqliteTable> _before;
    readonly Dictionary<string, SqliteTable> _after;
    readonly SqliteBackfills _backfills;
    readonly SqliteParts _parts;
    readonly List<SqliteTableChange> _changes = [];
    readonly List<SqliteTableChange> _rebuilds = [];
    readonly List<PlannedStatement> _statements = [];

    public SqlitePlan(PlanRequest request)
    {
        _request = request;
        _before = SqliteTable.AllOf(request.From);
        _after = SqliteTable.AllOf(request.To);
        _backfills = new(request.Backfills);
        FindTableChanges();
        _parts = new(request, _rebuilds.Select(one => one.After.Name));
    }

    public Plan Make()
    {
        _statements.AddRange(_parts.Drops());
        DropTables();
        CreateTables();
        ChangeTables();
        _statements.AddRange(_parts.Creations());
        foreach (var change in _changes)
            _statements.AddRange(_backfills.Updates(change));
        return new(_statements.ToValueList(), _backfills.Questions);
    }

    void FindTableChanges()
    {
        var touched = _request
            .Changes.Where(one =>
                one.Subject.Name.Kind is ObjectKind.Table or ObjectKind.Column or ObjectKind.Constraint
            )
            .Select(one => one.Subject.Name.Owner ?? one.Subject.Name.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var hasBrokenViews = HasBrokenViews();
        foreach (var table in SqliteOrder.ParentsFirst(_after.Values.Where(one => touched.Contains(one.Name)).ToList()))
        {
            if (!_before.TryGetValue(table.Name, out var old))
                continue;
            var change = new SqliteTableChange(old, table);
            if (change.IsEmpty)
                continue;
            _backfills.Ask(change);
            var isInPlace = change.IsInPlace && (change.Dropped.Count == 0 || !hasBrokenViews);
            (isInPlace ? _changes : _rebuilds).Add(change);
        }
    }

    // DROP COLUMN parses all views again, and fails for one that refers to what does not exist.
    bool HasBrokenViews() =>
        BrokenViews(_request.From).Intersect(ViewNames(_request.To)).Any()
        || BrokenViews(_request.To).Intersect(ViewNames(_request.From)).Any();

    static IEnumerable<ObjectName> BrokenViews(Catalog catalog) =>
        catalog.Objects.Where(one => one.Name.Kind == ObjectKind.View && !one.Has("columns")).Select(one => one.Name);

    static IEnumerable<ObjectName> ViewNames(Catalog catalog) =>
        catalog.Objects.Select(one => one.Name).Where(one => one.Kind == ObjectKind.View);

    void DropTables()
    {
        var dropped = _before
            .Values.Where(one => IsChanged<Change.Drop>(one.Table.Name) && !_after.ContainsKey(one.Name))
            .ToList();
        var order = SqliteOrder.ParentsFirst(dropped);
        order.Reverse();
        if (_rebuilds.Count == 0 && AreReferredTo(order))
            _statements.Insert(
                0,
                new("PRAGMA foreign_keys = OFF")
                {
                    Comment = "Rows of other tables refer to what is dropped: they are checked before the commit.",
                }
            );
        foreach (var table in order)
            _statements.Add(
                new($"DROP TABLE {SqliteDdl.Quote(table.Name)}")
                {
                    Hazards = [SqliteHazards.DropTable(table.Table.Name)],
                    Objects = [table.Table.Name],
                }
            );
    }

    /// <summary>True where a table is dropped while another refers to it; DROP TABLE deletes its rows first.</summary>
    bool AreReferredTo(List<SqliteTable> dropped)
    {
        var gone = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in dropped)
        {
            var others = _before.Values.Where(one => one != table && !gone.Contains(one.Name));
            if (others.Any(one => one.Parents.Contains(table.Name, StringComparer.OrdinalIgnoreCase)))
                return true;
            gone.Add(table.Name);
        }
        return false;
    }

    void CreateTables()
    {
        var created = _after
            .Values.Where(one => IsChanged<Change.Create>(one.Table.Name) && !_before.ContainsKey(one.Name))
            .ToList();
        foreach (var table in SqliteOrder.ParentsFirst(created))
            _statements.Add(new(table.Table.Source ?? "") { Objects = [table.Table.Name] });
    }

    void ChangeTables()
    {
        var names = new SqliteFreeNames(_request);
        var statements = new List<PlannedStatement>();
        foreach (var change in _changes)
            statements.AddRange(SqliteColumns.Statements(change));
        foreach (var change in _rebuilds)
            statements.AddRange(new SqliteRebuild(change, names.For(change.After.Name), _backfills).Statements());
        var virtualTables = _parts.Rebuilds().ToList();
        statements.AddRange(virtualTables);
        var moves = _rebuilds.Count + virtualTables.Count + _changes.Sum(one => one.Dropped.Count);
        // RENAME and DROP COLUMN parse all views and triggers again, and fail for one whose table is away meanwhile.
        if (moves > 0 && _parts.HasSurvivors(moves))
        {
            statements.Insert(
                0,
                new("PRAGMA legacy_alter_table = ON") { Comment = "Views and triggers stay as they are meanwhile." }
            );
            statements.Add(new("PRAGMA legacy_alter_table = OFF"));
        }
        _statements.AddRange(statements);
    }

    bool IsChanged<T>(ObjectName name)
        where T : Change => _request.Changes.Any(one => one is T && one.Subject.Name == name);
}

/// <summary>Names for tables that live for a moment.</summary>
sealed class SqliteFreeNames(PlanRequest request)
{
    readonly HashSet<string> _taken = request
        .From.Objects.Concat(request.To.Objects)
        .Where(one => one.Name.Owner is null || one.Name.Kind == ObjectKind.Index)
        .Select(one => one.Name.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public string For(string table)
    {
        var name = table + "_new";
        while (!_taken.Add(name))
            name += "_";
        return name;
    }
}
