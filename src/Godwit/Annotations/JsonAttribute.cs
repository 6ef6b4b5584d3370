namespace Godwit;

/// <summary>The value is kept as JSON: <c>jsonb</c> in PostgreSQL, text in SQLite.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class JsonAttribute : SchemaAnnotationAttribute;
