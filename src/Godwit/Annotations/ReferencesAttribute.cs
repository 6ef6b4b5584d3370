namespace Godwit;

/// <summary>A foreign key. On a property: of that property.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter,
    AllowMultiple = true
)]
public sealed class ReferencesAttribute : SchemaAnnotationAttribute
{
    /// <summary>To the table of a class.</summary>
    /// <param name="table">The class, which has <c>[Table]</c>.</param>
    /// <param name="properties">The referencing properties; none on a property.</param>
    public ReferencesAttribute(Type table, params string[] properties) => (Table, Properties) = (table, properties);

    /// <summary>To a table that no class describes; its columns are not checked.</summary>
    /// <param name="table">The name of the table, in SQL.</param>
    /// <param name="properties">The referencing properties; none on a property.</param>
    public ReferencesAttribute(string table, params string[] properties) =>
        (TableName, Properties) = (table, properties);

    /// <summary>The class of the referenced table.</summary>
    public Type? Table { get; }

    /// <summary>The referenced table, where no class describes it.</summary>
    public string? TableName { get; }

    /// <summary>The referencing properties; none on a property.</summary>
    public string[] Properties { get; }

    /// <summary>The referenced properties (columns, where the table is named as text); default: the key.</summary>
    public string[] To { get; set; } = [];

    /// <summary>The name of the constraint; default: <c>TABLE_COLUMN_fkey</c>.</summary>
    public string? Name { get; set; }

    /// <summary>What happens when the referenced row is deleted.</summary>
    public ReferentialAction OnDelete { get; set; }

    /// <summary>What happens when the referenced key changes.</summary>
    public ReferentialAction OnUpdate { get; set; }

    /// <summary>The properties that SET NULL or SET DEFAULT is about; default: all (PostgreSQL 15).</summary>
    public string[] OnDeleteColumns { get; set; } = [];

    /// <summary>True: all columns are NULL, or none is (PostgreSQL).</summary>
    public bool IsMatchFull { get; set; }

    /// <summary>True: the check may wait for the end of the transaction.</summary>
    public bool IsDeferrable { get; set; }

    /// <summary>True: it waits without being told to.</summary>
    public bool IsInitiallyDeferred { get; set; }
}
