namespace Godwit;

/// <summary>Policies decide which rows a role sees (PostgreSQL). The policies stand in <c>.sql</c> files.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RowLevelSecurityAttribute : SchemaAnnotationAttribute
{
    /// <summary>True: for the owner of the table, too.</summary>
    public bool IsForced { get; set; }
}
