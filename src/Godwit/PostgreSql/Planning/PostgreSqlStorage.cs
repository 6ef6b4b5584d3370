namespace Godwit;

/// <summary>How types are stored unless a column says otherwise.</summary>
static class PostgreSqlStorage
{
    /// <summary>
    /// The storage of a column's type: <c>DEFAULT</c>, which came with 16, is not used, so that one text fits all.
    /// </summary>
    /// <remarks>PostgreSQL source, <c>pg_type.dat</c>: <c>typstorage</c>.</remarks>
    public static string DefaultOf(SchemaObject column)
    {
        var type = column["type"] ?? "";
        var open = type.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? type : type[..open];
        return type.EndsWith("[]", StringComparison.Ordinal) ? "extended"
            : name is "numeric" or "inet" or "cidr" ? "main"
            : "extended";
    }
}
