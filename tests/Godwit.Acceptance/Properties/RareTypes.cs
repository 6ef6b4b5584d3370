namespace Godwit;

/// <summary>Types, collations and conversions that few schemas have, and columns of them.</summary>
sealed class RareTypes(SchemaBuilder schema)
{
    public void Add()
    {
        Ranges();
        Bases();
        Domains();
        Collations();
        Composites();
        if (schema.Chance(0.15))
            schema.Add(
                "conversion",
                $"CREATE {schema.Any(["", "DEFAULT "])}CONVERSION conv FOR {schema.Any(["'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8", "'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1"])}"
            );
        if (schema.Chance(0.2))
            schema.Add("citext", "CREATE EXTENSION citext");
        Column("citext", "citext");
        Column("mood1", "mood1[]");
        Column("range", "span");
        Column("domain of domain", "inner_dom");
    }

    void Ranges()
    {
        if (schema.Chance(0.25))
            schema.Add(
                "range",
                $"CREATE TYPE span AS RANGE (SUBTYPE = {schema.Any(["float8", "float8, SUBTYPE_DIFF = float8mi", "numeric"])})"
            );
    }

    void Bases()
    {
        if (schema.Chance(0.2))
            schema.Add("shell", "CREATE TYPE hollow");
        if (!schema.Chance(0.25))
            return;
        schema.Add("base shell", "CREATE TYPE small");
        schema.Add(
            "base in",
            "CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in'",
            "base shell"
        );
        schema.Add(
            "base out",
            "CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'",
            "base shell"
        );
        var rest = schema.Any(["", ", CATEGORY = 'N'", ", DEFAULT = '7'"]);
        schema.Add(
            "base",
            $"CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, INTERNALLENGTH = 4, PASSEDBYVALUE{rest})",
            "base in",
            "base out"
        );
    }

    void Domains()
    {
        if (!schema.Has("dom1") || !schema.Chance(0.3))
            return;
        schema.Add(
            "domain of domain",
            $"CREATE DOMAIN inner_dom AS dom1{schema.Any(["", " CONSTRAINT short CHECK (VALUE <> 'zz')"])}",
            "dom1"
        );
    }

    void Collations()
    {
        if (!schema.Chance(0.25))
            return;
        schema.Add(
            "collation",
            $"CREATE COLLATION coll ({schema.Any(["LOCALE = 'C'", "PROVIDER = icu, LOCALE = 'und'", "PROVIDER = icu, LOCALE = 'und', DETERMINISTIC = false"])})"
        );
        Column("collation", "text COLLATE coll");
    }

    void Composites()
    {
        if (!schema.Has("pair"))
            return;
        Column("pair", "pair");
        if (schema.Chance(0.3))
            schema.Add("typed", $"CREATE TABLE typed OF pair{schema.Any(["", " (PRIMARY KEY (one))"])}", "pair");
    }

    /// <summary>Half of the time a table has a column of the type.</summary>
    void Column(string needed, string type)
    {
        if (schema.Tables.Count == 0 || !schema.Has(needed) || !schema.Chance(0.5))
            return;
        var table = schema.Any(schema.Tables);
        schema.Add($"{table}.{needed}", $"ALTER TABLE {table} ADD COLUMN \"of {needed}\" {type}", table, needed);
    }
}
