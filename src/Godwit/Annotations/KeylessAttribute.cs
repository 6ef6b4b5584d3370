namespace Godwit;

/// <summary>The table has no primary key, whatever its properties are called.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class KeylessAttribute : SchemaAnnotationAttribute;
