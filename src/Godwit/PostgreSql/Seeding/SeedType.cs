namespace Godwit;

/// <summary>A type, as far as values of it are to be made.</summary>
/// <param name="Oid">Its number.</param>
/// <param name="Name">Its name within its schema.</param>
/// <param name="IsBuiltIn">True for types of <c>pg_catalog</c>.</param>
/// <param name="Kind"><c>typtype</c>: base, composite, domain, enum, range, multirange, pseudo.</param>
/// <param name="Base">Of a domain: its base type; of an array or range: its elements; else 0.</param>
/// <param name="Modifier">Of a domain: that of its base type.</param>
/// <param name="Sql">The type, as the server writes it.</param>
sealed record SeedType(uint Oid, string Name, bool IsBuiltIn, char Kind, uint Base, int Modifier, string Sql)
{
    public bool IsArray { get; init; }

    /// <summary>Of an enum.</summary>
    public List<string> Labels { get; } = [];

    /// <summary>Of a composite type: the types of its attributes.</summary>
    public List<(uint Type, int Modifier)> Attributes { get; } = [];

    /// <summary>Of a domain: its conditions on <c>VALUE</c>.</summary>
    public List<string> Checks { get; } = [];

    /// <summary>Texts that the server was seen to accept, for domains and for types that are not built in.</summary>
    public ValueList<string>? Accepted { get; set; }
}
