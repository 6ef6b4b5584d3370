namespace Godwit;

/// <summary>
/// Which SQL is made of the annotated classes of the assembly, and how their names become names of the database.
/// Without it: that of every dialect that the types allow.
/// </summary>
/// <param name="dialect"><c>postgresql</c> or <c>sqlite</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GodwitSchemaAttribute(string dialect) : Attribute
{
    /// <summary><c>postgresql</c> or <c>sqlite</c>.</summary>
    public string Dialect { get; } = dialect;

    /// <summary>
    /// How names of properties become names of columns; default: <see cref="SchemaNaming.SnakeCase"/>.
    /// </summary>
    public SchemaNaming Naming { get; set; }

    /// <summary>What all tables and types are prefixed with.</summary>
    public string? Prefix { get; set; }

    /// <summary>The schema of tables that name none (PostgreSQL).</summary>
    public string? Schema { get; set; }
}
