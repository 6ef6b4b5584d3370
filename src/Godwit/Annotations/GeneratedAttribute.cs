namespace Godwit;

/// <summary>A column that the database computes.</summary>
/// <param name="expression">the expression, in SQL.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class GeneratedAttribute(string expression) : SchemaAnnotationAttribute
{
    /// <summary>The expression, in SQL.</summary>
    public string Expression { get; } = expression;

    /// <summary>True: computed when it is read, not stored.</summary>
    public bool IsVirtual { get; set; }
}
