using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>A table on its way to a class.</summary>
/// <param name="table">The table.</param>
/// <param name="space">The namespace.</param>
/// <param name="name">The name of the class.</param>
sealed class ClassTable(SchemaObject table, string space, string name)
{
    readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public SchemaObject Table => table;

    public string Class => name;

    public string Type => $"{space}.{name}";

    public List<ClassColumn> Columns { get; } = [];

    public List<Annotation> Annotations { get; } = [];

    /// <summary>The columns of the primary key.</summary>
    public ValueList<ClassColumn> Key { get; set; } = [];

    /// <summary>Columns that are unique together, as their annotations say it.</summary>
    public List<ValueList<ClassColumn>> UniqueKeys { get; } = [];

    /// <summary>The column that is the key of a class that names none.</summary>
    public ClassColumn? ImpliedKey => Implied("Id") ?? Implied(name + "Id");

    ClassColumn? Implied(string property) =>
        Columns.Find(one => one.Property == property)
        ?? Columns.Find(one => one.Property.Equals(property, StringComparison.OrdinalIgnoreCase));

    public ClassColumn? Find(string column) => Columns.Find(one => one.Name == column);

    /// <summary>The columns of these names; <see langword="null"/> where one is none of the table.</summary>
    public ValueList<ClassColumn>? FindAll(IEnumerable<string> columns)
    {
        var found = columns.Select(Find).ToList();
        return found.Contains(null) ? null : found.OfType<ClassColumn>().ToValueList();
    }

    /// <summary>Puts an annotation on the one property that it is about, or on the class.</summary>
    /// <param name="columns">What it is about.</param>
    /// <param name="make">The annotation with a list of properties, empty on a property.</param>
    public void Add(ValueList<ClassColumn> columns, Func<IEnumerable<string>, Annotation> make)
    {
        if (columns.Count == 1)
            columns[0].Annotations.Add(make([]));
        else
            Annotations.Add(make(columns.Select(one => one.Property)));
    }

    /// <summary>
    /// The name to write for an object: none where the generator would give this one, which it does once.
    /// </summary>
    public string? NameFor(string actual, string implied) =>
        actual == implied && System.Text.Encoding.UTF8.GetByteCount(implied) <= LongestName && _names.Add(implied)
            ? null
            : actual;

    public TableModel ToModel(DialectSettings settings) =>
        new(
            Type,
            name,
            table.Name.Name,
            table.Name.Schema is "" or "public" ? null : table.Name.Schema,
            Columns.Select(one => one.ToModel(settings, name)).ToValueList(),
            [],
            Annotations
                // What a row is before what it must be.
                .OrderBy(one => one.Name is not ("Comment" or "PrimaryKey" or "Keyless"))
                .Select(one => one with { Place = PlaceOf(name) })
                .ToValueList(),
            PlaceOf(name)
        );

    /// <summary>What a problem names as its place: the class.</summary>
    public static Place PlaceOf(string name) => new(name, 0, 0, new(0, 0), new(0, 0));

    // PostgreSQL's; SQLite has no implied names that long.
    const int LongestName = 63;
}

/// <summary>A column on its way to a property.</summary>
/// <param name="Source">The column.</param>
/// <param name="Property">The name of the property.</param>
/// <param name="Type">Its type.</param>
/// <param name="SqlType">The type of the column, as the class says it.</param>
sealed record ClassColumn(SchemaObject Source, string Property, TypeModel Type, string SqlType)
{
    public string Name => Source.Name.Name;

    public bool IsNullable { get; init; }

    /// <summary>The type to write, where the property does not imply it.</summary>
    public string? WrittenType { get; init; }

    public List<Annotation> Annotations { get; } = [];

    public ColumnModel ToModel(DialectSettings settings, string className)
    {
        var name = settings.Translate([Property]) == Name ? null : Name;
        var annotations = Annotations.AsEnumerable();
        if (name is not null || WrittenType is not null)
            annotations = annotations.Prepend(
                (name is null ? Cli.Annotations.Standard("Column") : Cli.Annotations.Standard("Column", name)).With(
                    "TypeName",
                    WrittenType
                )
            );
        var place = ClassTable.PlaceOf(className);
        return new(
            [Property],
            name,
            Type,
            IsNullable,
            annotations.Select(one => one with { Place = place }).ToValueList(),
            place
        );
    }
}
