namespace Godwit;

/// <summary>How the tables, indexes and constraints of one catalog hang together.</summary>
sealed class PostgreSqlCatalogLinks
{
    readonly Dictionary<(string Schema, string Name), SchemaObject> _relations;
    readonly Dictionary<(ObjectKind Kind, string Name), SchemaObject> _named;
    readonly ILookup<(ObjectKind Kind, string Parent), SchemaObject> _children;
    readonly ILookup<string, SchemaObject> _inherited;
    readonly Dictionary<string, SchemaObject> _tables;
    readonly ILookup<string, SchemaObject> _partitions;
    readonly ILookup<string, SchemaObject> _tablesBelow;
    readonly ILookup<ObjectName, ObjectName> _dependents;
    readonly ILookup<ObjectName, ObjectName> _referenced;
    readonly HashSet<(string Schema, string Name)> _names;

    public PostgreSqlCatalogLinks(Catalog catalog)
    {
        var objects = catalog.Objects;
        _relations = objects
            .Where(one => IsRelation(one.Name.Kind))
            .GroupBy(one => (one.Name.Schema, one.Name.Name))
            .ToDictionary(group => group.Key, group => group.First());
        var parts = objects.Where(one => one.Name.Kind is ObjectKind.Index or ObjectKind.Constraint).ToList();
        _named = parts.GroupBy(KeyOf).ToDictionary(group => group.Key, group => group.First());
        // Filtered above.
        _children = parts.Where(one => one.Has("parent")).ToLookup(one => (one.Name.Kind, one["parent"]!));
        _inherited = parts.Where(one => one.Has("inherited")).ToLookup(one => one.Name.Name);
        _tables = objects
            .Where(one => one.Name.Kind == ObjectKind.Table)
            .ToDictionary(one => PostgreSqlPartitioning.Written(one.Name));
        _partitions = objects.Where(one => one.Has("partition of")).ToLookup(one => one["partition of"]!); // filtered
        _tablesBelow = objects
            .SelectMany(one => PostgreSqlPartitioning.ParentsOf(one).Select(parent => (parent, one)))
            .ToLookup(pair => pair.parent, pair => pair.one);
        _dependents = catalog.Dependencies.ToLookup(one => one.Referenced, one => one.Dependent);
        _referenced = catalog.Dependencies.ToLookup(one => one.Dependent, one => one.Referenced);
        _names = objects.Select(one => (one.Name.Schema, one.Name.Name)).ToHashSet();
    }

    /// <summary>The table, foreign table or view that a part belongs to; absent where it is not managed.</summary>
    public SchemaObject? OwnerOf(ObjectName part) =>
        part.Owner is { } owner ? _relations.GetValueOrDefault((part.Schema, owner)) : null;

    /// <summary>The index or constraint of the parent table that this one of a partition belongs to.</summary>
    public SchemaObject? ParentOf(SchemaObject part) =>
        part["parent"] is { } parent ? _named.GetValueOrDefault((part.Name.Kind, parent)) : null;

    /// <summary>The indexes or constraints of partitions below this one; a parent stands before its children.</summary>
    public IEnumerable<SchemaObject> DescendantsOf(SchemaObject parent)
    {
        foreach (var child in _children[KeyOf(parent)])
        {
            yield return child;
            foreach (var descendant in DescendantsOf(child))
                yield return descendant;
        }
    }

    /// <summary>The table that a partition belongs to.</summary>
    public SchemaObject? TableOf(SchemaObject partition) =>
        partition["partition of"] is { } parent ? _tables.GetValueOrDefault(parent) : null;

    /// <summary>The partitions of a table, at any depth; a parent stands before its children.</summary>
    public IEnumerable<SchemaObject> PartitionsBelow(ObjectName table)
    {
        foreach (var partition in _partitions[PostgreSqlPartitioning.Written(table)])
        {
            yield return partition;
            foreach (var deeper in PartitionsBelow(partition.Name))
                yield return deeper;
        }
    }

    /// <summary>The tables that a partition or heir has its columns from, nearest first.</summary>
    public IEnumerable<SchemaObject> TablesAbove(SchemaObject table) =>
        PostgreSqlPartitioning
            .ParentsOf(table)
            .Select(parent => _tables.GetValueOrDefault(parent))
            .OfType<SchemaObject>()
            .SelectMany(parent => TablesAbove(parent).Prepend(parent));

    /// <summary>The partitions and heirs of a table, at any depth.</summary>
    public IEnumerable<SchemaObject> TablesBelow(ObjectName table) =>
        _tablesBelow[PostgreSqlPartitioning.Written(table)]
            .SelectMany(below => TablesBelow(below.Name).Prepend(below))
            .Distinct();

    /// <summary>The constraints of a name that tables have from their parents, alone or also by themselves.</summary>
    public IEnumerable<SchemaObject> InheritedAs(string name) => _inherited[name];

    /// <summary>What needs an object.</summary>
    public IEnumerable<ObjectName> DependentsOf(ObjectName name) => _dependents[name];

    /// <summary>What an object needs.</summary>
    public IEnumerable<ObjectName> ReferencedBy(ObjectName name) => _referenced[name];

    /// <summary>True where something in the schema has the name.</summary>
    public bool HasName(string schema, string name) => _names.Contains((schema, name));

    static (ObjectKind, string) KeyOf(SchemaObject part) =>
        part.Name is { Kind: ObjectKind.Constraint } name
            ? (name.Kind, $"{name.Schema}.{name.Owner}.{name.Name}")
            : (part.Name.Kind, $"{part.Name.Schema}.{part.Name.Name}");

    static bool IsRelation(ObjectKind kind) =>
        kind
            is ObjectKind.Table
                or ObjectKind.ForeignTable
                or ObjectKind.View
                or ObjectKind.MaterializedView
                or ObjectKind.Domain;
}
