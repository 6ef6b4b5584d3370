using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>Says as much of a catalog with annotated classes as they can say. Each engine derives from it.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="names">The names of the classes.</param>
/// <param name="excluded">Objects of which it is known that classes cannot say them.</param>
abstract class ClassReader(Catalog catalog, ClassNames names, IReadOnlySet<ObjectName> excluded)
{
    readonly ILookup<ObjectName, SchemaObject> _parts = catalog
        .Objects.Where(one => one.Name.Owner is not null)
        .ToLookup(one => OwnerOf(one.Name));

    protected Catalog Catalog => catalog;

    protected IReadOnlySet<ObjectName> Excluded => excluded;

    /// <summary>What the classes say.</summary>
    protected HashSet<ObjectName> Objects { get; } = [];

    /// <summary>The enums of the classes.</summary>
    protected List<EnumModel> Enums { get; } = [];

    /// <summary>The classes of an engine.</summary>
    public static ClassModel Read(Dialect dialect, Catalog catalog, string space, IReadOnlySet<ObjectName> excluded)
    {
        var engine = SqlDialect.All.First(one => one.Name == dialect.Name);
        var settings = DialectSettings.Default(engine) with { IsAsIs = ClassNames.IsAsIs(catalog), IsAskedFor = true };
        var names = new ClassNames(space, settings);
        ClassReader reader = engine.IsPostgreSql
            ? new PostgreSqlClasses(catalog, names, excluded)
            : new SqliteClasses(catalog, names, excluded);
        return reader.Read(settings);
    }

    ClassModel Read(DialectSettings settings)
    {
        var tables = new List<ClassTable>();
        foreach (var table in catalog.Objects.Where(one => one.Name.Kind == ObjectKind.Table))
        {
            var parts = PartsOf(table.Name).ToList();
            if (excluded.Contains(table.Name) || !IsClass(table, parts))
                continue;
            var one = new ClassTable(table, names.Space, names.TakeClass(table.Name));
            if (table["comment"] is { } comment)
                one.Annotations.Add(Annotations.Own("Comment", comment));
            AddColumns(one, parts);
            AddParts(one, parts);
            if (one.Key.Count == 0)
                one.Annotations.Add(Annotations.Own("Keyless"));
            tables.Add(one);
            Objects.Add(table.Name);
        }
        var references = new ClassReferences(tables, settings);
        foreach (var table in tables)
            AddReferences(table, PartsOf(table.Table.Name).ToList(), references);
        var schema = Annotations
            .Own("GodwitSchema", settings.Dialect.Name)
            .With("Naming", settings.IsAsIs ? "AsIs" : null);
        var assembly = Finish(schema);
        return new(tables.Select(one => one.ToModel(settings)).ToValueList(), Enums.ToValueList(), assembly, Objects);
    }

    /// <summary>True for a table that may be a class.</summary>
    protected abstract bool IsClass(SchemaObject table, IReadOnlyList<SchemaObject> parts);

    protected abstract void AddColumns(ClassTable table, IReadOnlyList<SchemaObject> parts);

    /// <summary>Adds keys, checks, indexes and what else is not about other classes.</summary>
    protected abstract void AddParts(ClassTable table, IReadOnlyList<SchemaObject> parts);

    /// <summary>Adds foreign keys, when the keys of all classes are known.</summary>
    protected abstract void AddReferences(
        ClassTable table,
        IReadOnlyList<SchemaObject> parts,
        ClassReferences references
    );

    /// <summary>What the assembly says.</summary>
    protected abstract AssemblyModel Finish(Annotation schema);

    /// <summary>The columns, constraints, indexes of a table, or the checks of a domain.</summary>
    protected IEnumerable<SchemaObject> PartsOf(ObjectName owner) =>
        _parts[new(ObjectKind.Table, owner.Schema, owner.Name)];

    // Whatever the owner is: tables and domains share their names.
    static ObjectName OwnerOf(ObjectName part) => new(ObjectKind.Table, part.Schema, part.Owner!); // it has one
}
