namespace Godwit;

/// <summary>Names as SQL writes them: in quotes only where they need some.</summary>
static class PostgreSqlIdentifier
{
    // Every keyword that is not unreserved, of PostgreSQL 15 to 18: what quote_ident() quotes. The source is
    // SELECT word FROM pg_get_keywords() WHERE catcode <> 'U' on each.
    static readonly HashSet<string> _keywords =
    [
        .. """
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean
            both case cast char character check coalesce collate collation column concurrently constraint create
            cross current_catalog current_date current_role current_schema current_time current_timestamp
            current_user dec decimal default deferrable desc distinct do else end except exists extract false
            fetch float for foreign freeze from full grant greatest group grouping having ilike in initially
            inner inout int integer intersect interval into is isnull join json json_array json_arrayagg
            json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value
            lateral leading least left like limit localtime localtimestamp merge_action national natural nchar
            none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay
            placing position precision primary real references returning right row select session_user setof
            similar smallint some substring symmetric system_user table tablesample then time timestamp to
            trailing treat trim true union unique user using values varchar variadic verbose when where window
            with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
            xmlserialize xmltable
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>One name, with quotes where it would be read as something else without.</summary>
    public static string Quote(string name) =>
        IsPlain(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A name with its schema: <c>public.users</c>; the name alone where there is no schema.</summary>
    public static string Qualify(string schema, string name) =>
        schema.Length == 0 ? Quote(name) : $"{Quote(schema)}.{Quote(name)}";

    /// <summary>The object with its schema, without its table or signature.</summary>
    public static string Of(ObjectName name) => Qualify(name.Schema, name.Name);

    /// <summary>The table, view, domain or type that the object belongs to, with its schema.</summary>
    public static string OfOwner(ObjectName name) =>
        Qualify(name.Schema, name.Owner ?? throw new System.Diagnostics.UnreachableException($"{name} has no owner."));

    /// <summary>A constant, as a string literal that no setting of the server reads otherwise.</summary>
    public static string Literal(string text)
    {
        var quoted = text.Replace("'", "''", StringComparison.Ordinal);
        return text.Contains('\\', StringComparison.Ordinal)
            ? $"E'{quoted.Replace("\\", "\\\\", StringComparison.Ordinal)}'"
            : $"'{quoted}'";
    }

    static bool IsPlain(string name) =>
        name.Length > 0
        && (name[0] == '_' || char.IsAsciiLetterLower(name[0]))
        && name.All(letter => letter == '_' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
        && !_keywords.Contains(name);
}
