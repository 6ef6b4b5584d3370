namespace Godwit;

/// <summary>A table of a catalog with all that belongs to it.</summary>
sealed class SqliteTable
{
    static readonly string[] _rowidNames = ["rowid", "_rowid_", "oid"];

    readonly Dictionary<string, SchemaObject> _columns = new(StringComparer.OrdinalIgnoreCase);

    SqliteTable(SchemaObject table) => Table = table;

    public SchemaObject Table { get; }

    public string Name => Table.Name.Name;

    /// <summary>In the order of the table.</summary>
    public List<SchemaObject> Columns { get; } = [];

    public List<SchemaObject> Constraints { get; } = [];

    public bool IsStrict => Table.Has("strict");

    public bool HasRowid => !Table.Has("without rowid");

    /// <summary>The names that mean the rowid: those that no column has.</summary>
    public IEnumerable<string> RowidNames => HasRowid ? _rowidNames.Where(name => FindColumn(name) is null) : [];

    public bool HasCounter => Constraints.Exists(one => one.Has("autoincrement"));

    public SchemaObject? PrimaryKey => Constraints.Find(one => one["type"] == "primary key");

    /// <summary>The column that is another name of the rowid.</summary>
    public SchemaObject? RowidColumn =>
        HasRowid
        && PrimaryKey is { } key
        && !key.Has("order")
        && ColumnsOf(key) is [var name]
        && FindColumn(name) is { } column
        && column["type"] == "INTEGER"
            ? column
            : null;

    /// <summary>The tables that it refers to, itself left out.</summary>
    public IEnumerable<string> Parents =>
        Constraints
            .Select(one => one["references"])
            .OfType<string>()
            .Where(parent => !parent.Equals(Name, StringComparison.OrdinalIgnoreCase));

    public SchemaObject? FindColumn(string name) => _columns.GetValueOrDefault(name);

    /// <summary>The tables of a catalog, found whatever the case of their names, in its order.</summary>
    public static Dictionary<string, SqliteTable> AllOf(Catalog catalog)
    {
        var tables = new Dictionary<string, SqliteTable>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in catalog.Objects)
        {
            if (one.Name.Kind == ObjectKind.Table)
                tables.Add(one.Name.Name, new(one));
            else if (one.Name.Owner is { } owner && tables.TryGetValue(owner, out var table))
                table.Add(one);
        }
        return tables;
    }

    /// <summary>The names of the columns of a key or foreign key.</summary>
    public static List<string> ColumnsOf(SchemaObject constraint)
    {
        var tokens = new SqliteTokens(constraint["columns"] ?? "");
        var names = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i == 0 || tokens.IsSymbol(i - 1, ','))
                names.Add(tokens.NameAt(i));
        }
        return names;
    }

    /// <summary>True where a column cannot hold NULL, said or implied.</summary>
    public bool IsNotNull(SchemaObject column) =>
        column.Has("not null")
        || RowidColumn?.Name == column.Name
        || ((IsStrict || !HasRowid) && IsInPrimaryKey(column));

    public bool IsInPrimaryKey(SchemaObject column) =>
        PrimaryKey is { } key && ColumnsOf(key).Contains(column.Name.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The constraints that are part of a column's definition, and go with it.</summary>
    public IEnumerable<SchemaObject> ConstraintsIn(SchemaObject column) =>
        Constraints.Where(one => IsWithin(one, column));

    // The text of a column begins with its name, that of its constraints does not.
    static bool IsWithin(SchemaObject constraint, SchemaObject column) =>
        constraint.Source is { } clause
        && column.Source is { } definition
        && definition.IndexOf(clause, StringComparison.Ordinal) > 0
        && (constraint["columns"] is null || ColumnsOf(constraint) is [var name] && name == column.Name.Name);

    void Add(SchemaObject one)
    {
        if (one.Name.Kind == ObjectKind.Column)
        {
            Columns.Add(one);
            _columns.Add(one.Name.Name, one);
        }
        else if (one.Name.Kind == ObjectKind.Constraint)
            Constraints.Add(one);
    }
}
