namespace Godwit;

/// <summary>How a C# enum is kept.</summary>
/// <param name="storage">what a column holds.</param>
/// <remarks>
/// Labels are the names of the members by <see cref="Labels"/>, or what <c>[EnumMember(Value = …)]</c> says.
/// </remarks>
[AttributeUsage(AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SqlEnumAttribute(EnumStorage storage) : SchemaAnnotationAttribute
{
    /// <summary>What a column holds.</summary>
    public EnumStorage Storage { get; } = storage;

    /// <summary>
    /// The name of the type, where it has one; default: that of the enum by the naming of the schema.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// How labels are made of the members' names; default: by the naming of the schema.
    /// <see cref="SchemaNaming.AsIs"/> is what <c>Enum.Parse</c>, Dapper and <c>ToString</c> read and write.
    /// </summary>
    public SchemaNaming Labels { get; set; }

    /// <summary>The schema of the type.</summary>
    public string? Schema { get; set; }

    /// <summary>The comment of the type.</summary>
    public string? Comment { get; set; }
}
