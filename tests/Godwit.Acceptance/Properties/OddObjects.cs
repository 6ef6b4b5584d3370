namespace Godwit;

/// <summary>Kinds of objects that few schemas have.</summary>
sealed class OddObjects(SchemaBuilder schema, int version)
{
    public void Add()
    {
        Routines();
        TextSearch();
        Foreign();
        Replication();
        if (schema.Chance(0.3))
        {
            schema.Add("other", "CREATE SCHEMA other");
            schema.Add(
                "other.t1",
                $"CREATE TABLE other.t1 (id {schema.Any(["integer", "bigint"])} PRIMARY KEY)",
                "other"
            );
        }
    }

    void Routines()
    {
        if (schema.Chance(0.3))
            schema.Add(
                "proc",
                $"CREATE PROCEDURE proc(a integer) LANGUAGE plpgsql AS $$ BEGIN {schema.Any(["NULL", "RAISE NOTICE 'x'"])}; END $$"
            );
        if (schema.Chance(0.3))
        {
            schema.Add(
                "agg state",
                "CREATE FUNCTION agg_state(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT a + b $$"
            );
            schema.Add(
                "agg",
                $"CREATE AGGREGATE agg(integer) (SFUNC = agg_state, STYPE = integer, INITCOND = '{schema.Number(3)}')",
                "agg state"
            );
        }
        if (schema.Chance(0.2))
        {
            schema.Add(
                "op fn",
                "CREATE FUNCTION op_fn(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a = b $$"
            );
            schema.Add(
                "op",
                $"CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = op_fn{schema.Any(["", ", COMMUTATOR = ==="])})",
                "op fn"
            );
        }
        if (version >= 140000 && schema.Chance(0.3))
            schema.Add(
                "body",
                $"CREATE FUNCTION body(a integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT a + {schema.Number(3)}; END"
            );
    }

    void TextSearch()
    {
        if (!schema.Chance(0.2))
            return;
        schema.Add(
            "dict",
            $"CREATE TEXT SEARCH DICTIONARY dict (TEMPLATE = simple{schema.Any(["", ", ACCEPT = false"])})"
        );
        schema.Add("config", "CREATE TEXT SEARCH CONFIGURATION config (PARSER = \"default\")");
        if (schema.Chance(0.6))
            schema.Add(
                "mapping",
                $"ALTER TEXT SEARCH CONFIGURATION config ADD MAPPING FOR {schema.Any(["word", "asciiword"])} WITH dict",
                "dict",
                "config"
            );
    }

    void Foreign()
    {
        if (!schema.Chance(0.2))
            return;
        schema.Add("wrapper", $"CREATE FOREIGN DATA WRAPPER wrapper{schema.Any(["", " OPTIONS (debug 'true')"])}");
        schema.Add(
            "server",
            $"CREATE SERVER server FOREIGN DATA WRAPPER wrapper{schema.Any(["", " OPTIONS (host 'a')", " OPTIONS (host 'b')"])}",
            "wrapper"
        );
        if (schema.Chance(0.6))
            schema.Add(
                "foreign",
                $"CREATE FOREIGN TABLE far (id integer{schema.Any(["", " NOT NULL"])}, name text) SERVER server",
                "server"
            );
    }

    void Replication()
    {
        if (schema.Columns.Count > 0 && schema.Chance(0.2))
        {
            var table = schema.Any([.. schema.Columns.Keys]);
            schema.Add(
                "publication",
                $"CREATE PUBLICATION pub FOR TABLE {table}{schema.Any(["", " WITH (publish = 'insert')"])}",
                table
            );
        }
    }
}
