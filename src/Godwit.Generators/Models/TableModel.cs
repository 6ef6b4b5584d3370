namespace Godwit.Generators;

/// <summary>A class with <c>[Table]</c>, as it is written: no name is translated yet.</summary>
/// <param name="Type">Its full name.</param>
/// <param name="Class">Its name.</param>
/// <param name="Name">The name of the table.</param>
sealed record TableModel(
    string Type,
    string Class,
    string Name,
    string? Schema,
    ValueList<ColumnModel> Columns,
    ValueList<NavigationModel> Navigations,
    ValueList<Annotation> Annotations,
    Place? Place
);

/// <summary>A property that is a column.</summary>
/// <param name="Path">The names of the properties that lead to it: several where a complex type is flattened.</param>
/// <param name="Name">The name that <c>[Column]</c> gives.</param>
sealed record ColumnModel(
    ValueList<string> Path,
    string? Name,
    TypeModel Type,
    bool IsNullable,
    ValueList<Annotation> Annotations,
    Place? Place
)
{
    /// <summary>True where the code does not say whether it may be null: so it may, but for a key.</summary>
    public bool IsUndecided { get; init; }

    /// <summary>What is said of the properties that lead to it, from the outside to the inside.</summary>
    public ValueList<ValueList<Annotation>> Outer { get; init; } = ValueList<ValueList<Annotation>>.Empty;

    public string Property => Path.Count == 1 ? Path[0] : string.Join(".", Path);
}

/// <summary>The type of a property.</summary>
/// <param name="Name">Its full name without <c>?</c>; that of the element, for a list.</param>
/// <param name="Enum">The enum that it is.</param>
/// <param name="IsList">True for an array or a list of it.</param>
sealed record TypeModel(string Name, EnumModel? Enum, bool IsList);

/// <summary>A C# enum.</summary>
/// <param name="Type">Its full name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Underlying">The type of its numbers.</param>
sealed record EnumModel(
    string Type,
    string Name,
    string Underlying,
    ValueList<EnumLabel> Labels,
    ValueList<Annotation> Annotations,
    Place? Place
);

/// <summary>A member of an enum.</summary>
/// <param name="Label">The label that an attribute gives.</param>
/// <param name="RenamedFrom">The label that it had before.</param>
sealed record EnumLabel(string Member, string? Label, string? RenamedFrom);

/// <summary>A property that leads to another table.</summary>
/// <param name="Type">The class of the other table.</param>
/// <param name="IsCollection">True where the other table refers to this one.</param>
/// <param name="ForeignKey">The properties that <c>[ForeignKey]</c> names.</param>
/// <param name="OnDelete">What <c>[DeleteBehavior]</c> says.</param>
sealed record NavigationModel(
    string Property,
    string Type,
    bool IsCollection,
    ValueList<string> ForeignKey,
    string? OnDelete,
    Place? Place
);

/// <summary>What the assembly says of the schema.</summary>
/// <param name="IsAnnotated">True where the assembly knows Godwit.</param>
/// <param name="Schemas">The dialects that are asked for; none: all that the types allow.</param>
/// <param name="Objects">Domains, sequences and extensions.</param>
sealed record AssemblyModel(bool IsAnnotated, ValueList<Annotation> Schemas, ValueList<Annotation> Objects);
