namespace Godwit;

/// <summary>
/// A domain: a type of the database with a base type and a condition (PostgreSQL). Used as <c>[Column(TypeName =
/// "email")]</c>.
/// </summary>
/// <param name="name">the name of the domain.</param>
/// <param name="type">its base type, in SQL.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DomainAttribute(string name, string type) : SchemaAnnotationAttribute
{
    /// <summary>The name of the domain.</summary>
    public string Name { get; } = name;

    /// <summary>Its base type, in SQL.</summary>
    public string Type { get; } = type;

    /// <summary>The condition on <c>VALUE</c>, in SQL.</summary>
    public string? Check { get; set; }

    /// <summary>The name of the condition; default: <c>NAME_check</c>.</summary>
    public string? CheckName { get; set; }

    /// <summary>The default, in SQL.</summary>
    public string? Default { get; set; }

    /// <summary>True: never NULL.</summary>
    public bool IsRequired { get; set; }

    /// <summary>The collation, in SQL.</summary>
    public string? Collation { get; set; }

    /// <summary>The schema of the domain.</summary>
    public string? Schema { get; set; }

    /// <summary>The comment of the domain.</summary>
    public string? Comment { get; set; }
}
