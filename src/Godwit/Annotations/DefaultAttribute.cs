namespace Godwit;

/// <summary>The value of a column that a statement does not name.</summary>
/// <param name="expression">the value, in SQL: <c>"now()"</c>, <c>"'new'"</c>, <c>"0"</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DefaultAttribute(string expression) : SchemaAnnotationAttribute
{
    /// <summary>The value, in SQL: <c>"now()"</c>, <c>"'new'"</c>, <c>"0"</c>.</summary>
    public string Expression { get; } = expression;
}
