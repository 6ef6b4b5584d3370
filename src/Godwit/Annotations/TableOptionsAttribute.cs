namespace Godwit;

/// <summary>What else a table is.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TableOptionsAttribute : SchemaAnnotationAttribute
{
    /// <summary>True: columns take values of their type only (SQLite).</summary>
    public bool IsStrict { get; set; }

    /// <summary>True: kept in the order of the key, without rowid (SQLite).</summary>
    public bool IsWithoutRowId { get; set; }

    /// <summary>True: not in the log, empty after a crash (PostgreSQL).</summary>
    public bool IsUnlogged { get; set; }

    /// <summary>Storage parameters in SQL, such as <c>fillfactor=70</c> (PostgreSQL).</summary>
    public string? With { get; set; }
}
