namespace Godwit;

/// <summary>What a declared type does to the values of a column.</summary>
/// <remarks>https://www.sqlite.org/datatype3.html, section 3.1.</remarks>
enum SqliteAffinity
{
    Blob,
    Text,
    Integer,
    Real,
    Numeric,
}

/// <summary>Finds affinities.</summary>
static class SqliteAffinities
{
    public static SqliteAffinity Of(SchemaObject column)
    {
        var type = column["type"] ?? "";
        return Has(type, "INT") ? SqliteAffinity.Integer
            : Has(type, "CHAR") || Has(type, "CLOB") || Has(type, "TEXT") ? SqliteAffinity.Text
            : Has(type, "BLOB") || type.Length == 0 || type == "ANY" ? SqliteAffinity.Blob
            : Has(type, "REAL") || Has(type, "FLOA") || Has(type, "DOUB") ? SqliteAffinity.Real
            : SqliteAffinity.Numeric;
    }

    /// <summary>What a change does to values that are copied; absent: nothing that anyone would notice.</summary>
    public static string? LossOf(SqliteAffinity from, SqliteAffinity to) =>
        (from, to) switch
        {
            (SqliteAffinity.Text or SqliteAffinity.Blob, SqliteAffinity.Integer or SqliteAffinity.Numeric) =>
                "text that looks like a number becomes one ('007' becomes 7)",
            (SqliteAffinity.Text or SqliteAffinity.Blob, SqliteAffinity.Real) =>
                "text that looks like a number becomes one ('1.50' becomes 1.5)",
            (SqliteAffinity.Integer or SqliteAffinity.Numeric, SqliteAffinity.Real) =>
                "integers beyond 9007199254740992 lose digits",
            (SqliteAffinity.Real or SqliteAffinity.Numeric, SqliteAffinity.Text) => "numbers keep 15 digits",
            _ => null,
        };

    /// <summary>A value of the type that a person may begin with.</summary>
    public static string Example(SchemaObject column) =>
        Of(column) switch
        {
            SqliteAffinity.Text => "''",
            SqliteAffinity.Blob => "x''",
            _ => "0",
        };

    static bool Has(string type, string part) => type.Contains(part, StringComparison.Ordinal);
}
