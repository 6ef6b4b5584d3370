namespace Godwit;

/// <summary>
/// Indexes, views, triggers and virtual tables: dropped before the tables change and created afterwards, those that go
/// with a table or view included.
/// </summary>
sealed class SqliteParts
{
    readonly List<SchemaObject> _before;
    readonly List<SchemaObject> _after;
    readonly HashSet<string> _rebuilt;
    readonly HashSet<string> _gone;
    readonly HashSet<string> _new;
    readonly HashSet<ObjectName> _dropped;
    readonly HashSet<ObjectName> _created;
    readonly List<SqliteVirtualTable> _virtual = [];

    public SqliteParts(PlanRequest request, IEnumerable<string> rebuilt)
    {
        _rebuilt = rebuilt.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _before = [.. request.From.Objects];
        _after = [.. request.To.Objects];
        var changes = request.Changes.Where(one => !IsSameView(one)).ToList();
        _dropped = changes.Where(one => one is not Change.Create).Select(one => one.Subject.Name).ToHashSet();
        _created = changes.Where(one => one is not Change.Drop).Select(one => one.Subject.Name).ToHashSet();
        // What belongs to these falls with them.
        _gone = _before
            .Where(one => one.Name.Kind == ObjectKind.View && _dropped.Contains(one.Name))
            .Concat(_before.Where(one => one.Name.Kind == ObjectKind.Table && IsDroppedForGood(one.Name)))
            .Select(one => one.Name.Name)
            .Concat(_rebuilt)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _new = _after
            .Where(one => one.Name.Kind == ObjectKind.Table && _created.Contains(one.Name) && !HadTable(one.Name.Name))
            .Select(one => one.Name.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = new SqliteFreeNames(request);
        foreach (var change in changes.Where(one => one.Subject.Name.Kind == ObjectKind.VirtualTable))
            _virtual.Add(new(change, names));
    }

    /// <summary>True where views or triggers are there while a table is moved or loses a column.</summary>
    /// <param name="moves">How often that happens: triggers of a rebuilt table are there until its turn.</param>
    public bool HasSurvivors(int moves) =>
        _before.Exists(one =>
            one.Name.Kind switch
            {
                ObjectKind.View => !_dropped.Contains(one.Name),
                ObjectKind.Trigger when one.Name.Owner is { } owner && _rebuilt.Contains(owner) => moves > 1,
                ObjectKind.Trigger => !_dropped.Contains(one.Name) && !FallsWith(one),
                _ => false,
            }
        );

    /// <summary>What is dropped first.</summary>
    public IEnumerable<PlannedStatement> Drops()
    {
        foreach (var one in Dropped(ObjectKind.Trigger))
            yield return Drop("TRIGGER", one);
        var views = SqliteOrder.Views([.. Dropped(ObjectKind.View)]);
        views.Reverse();
        foreach (var one in views)
            yield return Drop("VIEW", one);
        foreach (var one in Dropped(ObjectKind.Index))
            yield return Drop("INDEX", one);
        foreach (var statement in _virtual.SelectMany(one => one.Drops()))
            yield return statement;
    }

    /// <summary>Virtual tables that are made anew, among the changes of other tables.</summary>
    public IEnumerable<PlannedStatement> Rebuilds() => _virtual.SelectMany(one => one.Rebuild());

    /// <summary>What is created last.</summary>
    public IEnumerable<PlannedStatement> Creations()
    {
        foreach (var one in Created(ObjectKind.Index))
            yield return CreateIndex(one);
        foreach (var statement in _virtual.SelectMany(one => one.Creations()))
            yield return statement;
        foreach (var one in SqliteOrder.Views([.. Created(ObjectKind.View)]))
            yield return Create(one);
        foreach (var one in Created(ObjectKind.Trigger))
            yield return Create(one);
    }

    IEnumerable<SchemaObject> Dropped(ObjectKind kind) =>
        _before.Where(one => one.Name.Kind == kind && _dropped.Contains(one.Name) && !FallsWith(one));

    IEnumerable<SchemaObject> Created(ObjectKind kind) =>
        _after.Where(one => one.Name.Kind == kind && (_created.Contains(one.Name) || FallsWith(one)));

    bool FallsWith(SchemaObject one) => one.Name.Owner is { } owner && _gone.Contains(owner);

    bool IsDroppedForGood(ObjectName table) =>
        _dropped.Contains(table) && !_after.Exists(one => IsTable(one, table.Name));

    bool HadTable(string name) => _before.Exists(one => IsTable(one, name));

    static bool IsTable(SchemaObject one, string name) =>
        one.Name.Kind == ObjectKind.Table && one.Name.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    PlannedStatement CreateIndex(SchemaObject index)
    {
        var owner = index.Name.Owner ?? "";
        var hazards = new List<Hazard>();
        if (_created.Contains(index.Name) && !_new.Contains(owner))
        {
            if (!_rebuilt.Contains(owner))
                hazards.Add(SqliteHazards.IndexBuild(index.Name));
            if (index.Has("unique"))
                hazards.Add(SqliteHazards.UniqueMayFail(index.Name, index["columns"] ?? ""));
        }
        return Create(index) with { Hazards = hazards.ToValueList() };
    }

    static PlannedStatement Create(SchemaObject one) => new(one.Source ?? "") { Objects = [one.Name] };

    static PlannedStatement Drop(string kind, SchemaObject one) =>
        new($"DROP {kind} {SqliteDdl.Quote(one.Name.Name)}") { Objects = [one.Name] };

    /// <summary>A view of `*` has the columns of its table by itself: its text is the same.</summary>
    static bool IsSameView(Change change) =>
        change is Change.Alter { From: { } from, To: { Name.Kind: ObjectKind.View } to }
        && from["query"] == to["query"]
        && SpellingOf(from).SequenceEqual(SpellingOf(to));

    static IEnumerable<string> SpellingOf(SchemaObject view)
    {
        var tokens = new SqliteTokens(view.Source ?? "");
        // CREATE VIEW name: the quotes of the name say nothing.
        return Enumerable.Range(3, Math.Max(0, tokens.Count - 3)).Select(i => tokens.TextOf(i).ToString());
    }
}
