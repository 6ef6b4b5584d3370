namespace Godwit;

/// <summary>Types, routines, policies and publications that use other objects of the schema.</summary>
sealed class VariedObjects(SchemaBuilder schema, int version)
{
    public void Add()
    {
        Types();
        Functions();
        Aggregates();
        Policies();
        Sequences();
        Publications();
        ForeignTables();
        OtherSchema();
        TextSearch();
    }

    void Types()
    {
        if (schema.Chance(0.3))
        {
            schema.Add(
                "amount",
                $"CREATE DOMAIN amount AS {schema.Any(["integer", "bigint"])}{schema.Any(["", " NOT NULL", " DEFAULT 1"])}"
            );
            if (schema.Chance(0.4))
                schema.Add(
                    "amount check",
                    $"ALTER DOMAIN amount ADD CONSTRAINT small CHECK (VALUE < {99 + schema.Number(2)}){schema.Any(["", " NOT VALID"])}",
                    "amount"
                );
            if (schema.Tables.Count > 0 && schema.Chance(0.6) && schema.Any(schema.Tables) is var table)
                schema.Add(
                    $"{table}.amount",
                    $"ALTER TABLE {table} ADD COLUMN amount amount DEFAULT 2",
                    table,
                    "amount"
                );
        }
        if (schema.Has("mood1") && schema.Chance(0.4))
            schema.Add(
                "feeling",
                $"CREATE TYPE feeling AS (what mood1, since {schema.Any(["date", "timestamptz"])}{schema.Any(["", ", why text"])})",
                "mood1"
            );
        if (
            schema.Has("feeling")
            && schema.Tables.Count > 0
            && schema.Chance(0.6)
            && schema.Any(schema.Tables) is var of
        )
            schema.Add($"{of}.feeling", $"ALTER TABLE {of} ADD COLUMN feeling feeling", of, "feeling");
        if (schema.Chance(0.15))
            schema.Add(
                "words",
                $"CREATE TYPE words AS RANGE (SUBTYPE = text{schema.Any(["", ", COLLATION = \"C\"", ", MULTIRANGE_TYPE_NAME = many_words"])})"
            );
    }

    void Functions()
    {
        if (schema.Has("mood1") && schema.Chance(0.3))
            schema.Add(
                "of mood",
                $"CREATE FUNCTION of_mood(m mood1 DEFAULT 'a') RETURNS {schema.Any(["mood1", "text"])} LANGUAGE sql AS $$ SELECT m{schema.Any(["", " "])} $$",
                "mood1"
            );
        if (schema.Has("pair") && schema.Chance(0.3))
            schema.Add(
                "pairs",
                $"CREATE FUNCTION pairs() RETURNS SETOF pair LANGUAGE plpgsql {schema.Any(["STABLE", "VOLATILE"])} AS $$ BEGIN RETURN; END $$",
                "pair"
            );
        if (schema.Chance(0.3))
            schema.Add(
                "table function",
                $"CREATE FUNCTION rows_of(n integer) RETURNS TABLE (a integer, {schema.Any(["b text", "c date"])}) LANGUAGE plpgsql AS $$ BEGIN RETURN; END $$"
            );
        if (schema.Has("table function") && schema.Chance(0.4))
            schema.Add(
                "of rows",
                $"CREATE VIEW of_rows AS SELECT a FROM rows_of({schema.Number(2)})",
                "table function"
            );
        if (schema.Tables.Count == 0)
            return;
        var table = schema.Any(schema.Tables);
        if (schema.Chance(0.3))
            schema.Add(
                "counting",
                $"CREATE FUNCTION counting() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(id) FROM {table}; END",
                $"{table}.id"
            );
        if (schema.Has("counting") && schema.Chance(0.3))
            schema.Add("counted", "CREATE VIEW counted AS SELECT counting() AS n", "counting");
        if (schema.Chance(0.2))
            schema.Add(
                "setting",
                $"CREATE PROCEDURE setting(INOUT a integer{schema.Any(["", " DEFAULT 1"])}) LANGUAGE sql BEGIN ATOMIC SELECT max(id)::integer FROM {table}; END",
                $"{table}.id"
            );
        if (schema.Chance(0.2))
            schema.Add("overloaded", "CREATE FUNCTION fn1(a text) RETURNS text LANGUAGE sql IMMUTABLE RETURN a");
    }

    void Aggregates()
    {
        if (
            schema.Has("agg")
            && schema.Tables.Count > 0
            && schema.Chance(0.3)
            && schema.Any(schema.Tables) is var table
        )
            schema.Add(
                "agg view",
                $"CREATE VIEW agg_of AS SELECT agg(id::integer) AS n FROM {table}",
                $"{table}.id",
                "agg"
            );
        if (schema.Has("op") && schema.Tables.Count > 0 && schema.Chance(0.3) && schema.Any(schema.Tables) is var of)
            schema.Add(
                "op check",
                $"ALTER TABLE {of} ADD CONSTRAINT {of}_op CHECK (id::integer === id::integer)",
                $"{of}.id",
                "op"
            );
    }

    void Policies()
    {
        foreach (var table in schema.Tables.Where(_ => schema.Chance(0.15)))
            schema.Add(
                $"{table} second policy",
                $"CREATE POLICY {table}_p2 ON {table} {schema.Any(["FOR UPDATE ", "FOR ALL ", ""])}TO {schema.Any(["pg_monitor", "CURRENT_USER", "pg_monitor, pg_signal_backend"])} USING ({(schema.Has("fn1") ? "fn1(id::integer) > 0" : "true")}) WITH CHECK (id {schema.Any(["> 0", "IS NOT NULL"])})",
                schema.Has("fn1") ? [$"{table}.id", "fn1"] : [$"{table}.id"]
            );
    }

    void Sequences()
    {
        if (schema.Chance(0.2))
            schema.Add(
                "counter",
                $"CREATE {(version >= 150000 ? schema.Any(["", "UNLOGGED "]) : "")}SEQUENCE counter{schema.Any([" AS smallint", "", " MINVALUE -5 START 0", " CYCLE", " INCREMENT -1"])}"
            );
    }

    void Publications()
    {
        if (schema.Tables.Count == 0 || !schema.Chance(0.25))
            return;
        var table = schema.Any(schema.Tables);
        var what =
            version >= 150000
                ? schema.Any([
                    $"FOR TABLE {table} (id)",
                    $"FOR TABLE {table} WHERE (id > {schema.Number(2)})",
                    "FOR TABLES IN SCHEMA public",
                    "FOR ALL TABLES",
                    "",
                ])
                : schema.Any([$"FOR TABLE ONLY {table}", "FOR ALL TABLES", ""]);
        schema.Add(
            "second publication",
            $"CREATE PUBLICATION pub2 {what}{schema.Any(["", " WITH (publish_via_partition_root = true)"])}",
            $"{table}.id"
        );
    }

    void ForeignTables()
    {
        if (!schema.Has("foreign"))
            return;
        if (schema.Chance(0.3))
            schema.Add(
                "foreign part",
                schema.Any([
                    "ALTER FOREIGN TABLE far ALTER COLUMN name OPTIONS (ADD column_name 'n')",
                    "ALTER FOREIGN TABLE far ADD CONSTRAINT far_id CHECK (id > 0)",
                    "ALTER FOREIGN TABLE far OPTIONS (ADD table_name 'near')",
                    "ALTER FOREIGN TABLE far ALTER COLUMN id SET DEFAULT 3",
                    "GRANT SELECT ON far TO pg_monitor",
                ]),
                "foreign"
            );
        if (schema.Has("trg") && schema.Chance(0.3))
            schema.Add(
                "foreign trigger",
                "CREATE TRIGGER far_tr BEFORE INSERT ON far FOR EACH ROW EXECUTE FUNCTION trg()",
                "foreign",
                "trg"
            );
        if (schema.Chance(0.3))
            schema.Add("foreign view", "CREATE VIEW of_far AS SELECT name FROM far", "foreign");
    }

    void OtherSchema()
    {
        if (!schema.Has("other"))
            return;
        schema.Add("other.mood", $"CREATE TYPE other.mood1 AS ENUM ('x'{schema.Any(["", ", 'y'"])})", "other");
        if (schema.Chance(0.5))
            schema.Add(
                "other.felt",
                "ALTER TABLE other.t1 ADD COLUMN felt other.mood1 DEFAULT 'x'",
                "other.t1",
                "other.mood"
            );
        if (schema.Tables.Count > 0 && schema.Chance(0.5) && schema.Any(schema.Tables) is var table)
        {
            schema.Add($"{table}.other", $"ALTER TABLE {table} ADD COLUMN other bigint", table);
            schema.Add(
                $"{table} other key",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_other FOREIGN KEY (other) REFERENCES other.t1",
                $"{table}.other",
                "other.t1"
            );
            schema.Add(
                "other.v1",
                $"CREATE VIEW other.v1 AS SELECT a.id FROM other.t1 a JOIN {table} b ON a.id = b.{schema.Any(["other", "id"])}",
                $"{table}.other",
                $"{table}.id",
                "other.t1"
            );
        }
        if (schema.Chance(0.2))
            schema.Add(
                "other defaults",
                $"ALTER DEFAULT PRIVILEGES IN SCHEMA other GRANT {schema.Any(["SELECT", "INSERT, SELECT"])} ON TABLES TO PUBLIC",
                "other"
            );
        if (schema.Has("citext") && schema.Chance(0.3))
            schema.Add("citext schema", "ALTER EXTENSION citext SET SCHEMA other", "other", "citext");
    }

    void TextSearch()
    {
        if (!schema.Has("config") || schema.Tables.Count == 0)
            return;
        var table = schema.Any(schema.Tables);
        var text = schema.Columns[table].Find(one => one.Type == "text").Name;
        if (text is null || !schema.Chance(0.6))
            return;
        schema.Add(
            "text index",
            $"CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('config', {text}))",
            $"{table}.{text}",
            "config"
        );
    }
}
