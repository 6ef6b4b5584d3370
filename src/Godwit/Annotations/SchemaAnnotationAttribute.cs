namespace Godwit;

/// <summary>What all annotations of a schema have.</summary>
public abstract class SchemaAnnotationAttribute : Attribute
{
    /// <summary>
    /// The only dialect that the annotation is for, <c>postgresql</c> or <c>sqlite</c>; absent: for all of them.
    /// </summary>
    public string? Dialect { get; set; }
}
