namespace Godwit;

/// <summary>An extension of the server that the schema needs (PostgreSQL).</summary>
/// <param name="name">the name of the extension.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ExtensionAttribute(string name) : SchemaAnnotationAttribute
{
    /// <summary>The name of the extension.</summary>
    public string Name { get; } = name;

    /// <summary>The schema of its objects.</summary>
    public string? Schema { get; set; }
}
