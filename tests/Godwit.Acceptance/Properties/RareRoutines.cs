namespace Godwit;

/// <summary>Routines, and what is made of them, that few schemas have.</summary>
sealed class RareRoutines(SchemaBuilder schema)
{
    public void Add()
    {
        Functions();
        Languages();
        Casts();
        Operators();
        AccessMethods();
        EventTriggers();
    }

    void Functions()
    {
        if (schema.Chance(0.3))
            schema.Add(
                "detailed",
                $"CREATE FUNCTION detailed(VARIADIC a integer[]) RETURNS SETOF integer LANGUAGE sql {schema.Any(["STABLE", "IMMUTABLE"])}"
                    + schema.Any(["", " COST 7 ROWS 9", " SECURITY DEFINER", " PARALLEL SAFE STRICT", " LEAKPROOF"])
                    + schema.Any(["", " SET search_path = 'public'", " SET work_mem = '5MB'"])
                    + " AS $$ SELECT 1 $$"
            );
        if (schema.Chance(0.3))
            schema.Add(
                "outs",
                $"CREATE FUNCTION outs(IN a integer, OUT b integer, {schema.Any(["OUT c text", "INOUT c text"])}) LANGUAGE plpgsql AS $$ BEGIN b := 1; END $$"
            );
        if (schema.Tables.Count == 0 || !schema.Has("fn1"))
            return;
        var table = schema.Any(schema.Tables);
        if (schema.Chance(0.3))
            schema.Add(
                "fn1 index",
                $"CREATE INDEX {table}_fn ON {table} (fn1(id::integer){schema.Any(["", " DESC"])})",
                $"{table}.id",
                "fn1"
            );
        if (schema.Chance(0.3))
            schema.Add(
                "fn1 check",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_fn_check CHECK (fn1(id::integer) < {10 + schema.Number(3)})",
                $"{table}.id",
                "fn1"
            );
        if (schema.Chance(0.3))
            schema.Add("fn1 view", $"CREATE VIEW of_fn AS SELECT fn1({schema.Number(3)}) AS n", "fn1");
        if (schema.Chance(0.2))
            schema.Add(
                "row function",
                $"CREATE FUNCTION of_row(r {table}) RETURNS integer LANGUAGE sql AS $$ SELECT {schema.Number(3)} $$",
                table
            );
    }

    void Languages()
    {
        if (!schema.Chance(0.15))
            return;
        schema.Add(
            "language",
            $"CREATE {schema.Any(["", "TRUSTED "])}LANGUAGE pl HANDLER plpgsql_call_handler{schema.Any(["", " INLINE plpgsql_inline_handler"])}"
        );
        if (schema.Chance(0.5))
            schema.Add(
                "in language",
                "CREATE FUNCTION in_pl() RETURNS integer LANGUAGE pl AS $$ BEGIN RETURN 1; END $$",
                "language"
            );
    }

    void Casts()
    {
        if (!schema.Chance(0.2))
            return;
        schema.Add("cast type", $"CREATE TYPE castable AS ENUM ('x'{schema.Any(["", ", 'y'"])})");
        schema.Add(
            "cast fn",
            "CREATE FUNCTION cast_fn(castable) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$",
            "cast type"
        );
        schema.Add(
            "cast",
            $"CREATE CAST (castable AS integer) WITH FUNCTION cast_fn(castable){schema.Any(["", " AS IMPLICIT", " AS ASSIGNMENT"])}",
            "cast fn"
        );
        if (!schema.Chance(0.5))
            return;
        schema.Add(
            "transform fn",
            "CREATE FUNCTION transform_fn(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support'"
        );
        schema.Add(
            "transform",
            "CREATE TRANSFORM FOR castable LANGUAGE plpgsql (FROM SQL WITH FUNCTION transform_fn(internal))",
            "cast type",
            "transform fn"
        );
    }

    void Operators()
    {
        if (schema.Chance(0.15))
        {
            schema.Add("family", "CREATE OPERATOR FAMILY fam USING btree");
            if (schema.Chance(0.5))
                schema.Add(
                    "family part",
                    $"ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR {schema.Any(["1 <", "2 <="])} (integer, bigint)",
                    "family"
                );
        }
        if (!schema.Chance(0.2))
            return;
        schema.Add(
            "class fn",
            "CREATE FUNCTION class_fn(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT btint4cmp($2, $1) $$"
        );
        schema.Add(
            "class",
            $"CREATE OPERATOR CLASS backwards FOR TYPE integer USING btree AS {schema.Any(["", "OPERATOR 2 >=, "])}OPERATOR 1 >, OPERATOR 3 =, OPERATOR 5 <, FUNCTION 1 class_fn(integer, integer)",
            "class fn"
        );
        if (schema.Tables.Count > 0 && schema.Chance(0.6) && schema.Any(schema.Tables) is var table)
            schema.Add(
                "class index",
                $"CREATE INDEX {table}_backwards ON {table} ((id::integer) backwards)",
                $"{table}.id",
                "class"
            );
    }

    void AccessMethods()
    {
        if (schema.Chance(0.2))
        {
            schema.Add("table method", "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler");
            if (schema.Chance(0.7))
                schema.Add(
                    "of method",
                    $"CREATE TABLE of_method (id integer{schema.Any(["", " PRIMARY KEY"])}) USING {schema.Any(["heap", "heap2"])}",
                    "table method"
                );
        }
        if (schema.Chance(0.15))
            schema.Add("index method", "CREATE ACCESS METHOD tree TYPE INDEX HANDLER bthandler");
    }

    void EventTriggers()
    {
        if (!schema.Chance(0.15))
            return;
        schema.Add("event fn", "CREATE FUNCTION event_fn() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$");
        schema.Add(
            "event trigger",
            $"CREATE EVENT TRIGGER watch ON {schema.Any(["ddl_command_end", "sql_drop"])}{schema.Any(["", " WHEN TAG IN ('DROP TABLE')"])} EXECUTE FUNCTION event_fn()",
            "event fn"
        );
        if (schema.Chance(0.3))
            schema.Add(
                "event state",
                $"ALTER EVENT TRIGGER watch {schema.Any(["DISABLE", "ENABLE ALWAYS"])}",
                "event trigger"
            );
    }
}
