using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>A table on its way to SQL, for one dialect: what of it depends on its class alone.</summary>
/// <param name="model">The class.</param>
/// <param name="settings">The dialect.</param>
/// <param name="names">What it takes of the names that tables share.</param>
/// <param name="constraintNames">The names of its constraints.</param>
/// <param name="problems">What is wrong with it.</param>
sealed class TableDefinition(
    TableModel model,
    DialectSettings settings,
    NameRegister names,
    NameRegister constraintNames,
    ProblemList problems
)
{
    public TableModel Model { get; } = model;

    public NameRegister Names { get; } = names;

    public NameRegister ConstraintNames { get; } = constraintNames;

    public ProblemList Problems { get; } = problems;

    public string? Schema { get; } = settings.SchemaOf(model.Schema);

    public string Name { get; } = settings.Prefix + model.Name;

    public string SqlName => SqlNames.Quote(Schema, Name);

    public List<ColumnDefinition> Columns { get; } = [];

    /// <summary>The columns of the primary key, in its order.</summary>
    public List<ColumnDefinition> Key { get; } = [];

    /// <summary>The clause of the primary key; absent where it stands at its column.</summary>
    public string? KeyClause { get; set; }

    /// <summary>Columns that are unique together, the key not among them.</summary>
    public List<List<ColumnDefinition>> UniqueKeys { get; } = [];

    /// <summary>Clauses of constraints, but for foreign keys.</summary>
    public List<string> Constraints { get; } = [];

    public List<EnumUse> Enums { get; } = [];

    /// <summary>Directives for what got another name.</summary>
    public List<string> Renames { get; } = [];

    /// <summary>Its SQL until where foreign keys stand, and behind them.</summary>
    public string Head { get; set; } = "";

    public string Tail { get; set; } = "";

    /// <summary>Statements that follow the table: partitions, indexes, comments.</summary>
    public List<string> Statements { get; } = [];

    public ColumnDefinition? Find(string property) => Columns.Find(one => one.Model.Property == property);

    public IEnumerable<Annotation> Annotations(string annotation, SqlDialect dialect) =>
        Model.Annotations.For(annotation, dialect.Name);
}

/// <summary>A column on its way to SQL.</summary>
sealed class ColumnDefinition(ColumnModel model, string name, string type)
{
    public ColumnModel Model { get; } = model;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public bool IsIdentity { get; set; }

    public bool IsNullable { get; set; } = model.IsNullable;

    public IEnumerable<Annotation> Annotations(string annotation, SqlDialect dialect) =>
        Model.Annotations.For(annotation, dialect.Name);

    public Annotation? Annotation(string annotation, SqlDialect dialect) =>
        Model.Annotations.Find(annotation, dialect.Name);

    /// <summary>
    /// The name that it had, as [RenamedFrom] says. Of a complex type each property may say its part of the name.
    /// </summary>
    public string? OldName(DialectSettings settings)
    {
        var own = Annotation("RenamedFrom", settings.Dialect)?.Text(0);
        if (Model.Name is not null || Model.Outer.Count == 0)
            return own;
        var parts = Model
            .Outer.Select(one => one.Find("RenamedFrom", settings.Dialect.Name)?.Text(0))
            .Append(own)
            .ToList();
        return parts.TrueForAll(one => one is null)
            ? null
            : string.Join("_", parts.Zip(Model.Path, (old, part) => old ?? settings.Translate(new([part]))));
    }
}

/// <summary>A foreign key.</summary>
/// <param name="Table">The referenced table; absent where no class describes it.</param>
sealed record ForeignKeyDefinition(TableDefinition? Table, string Name, string Clause);
