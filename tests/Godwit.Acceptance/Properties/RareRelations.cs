namespace Godwit;

/// <summary>Tables, views and what belongs to them, in forms that few schemas have.</summary>
sealed class RareRelations(SchemaBuilder schema, int version)
{
    public void Add()
    {
        Heirs();
        Partitions();
        Sequences();
        foreach (var table in schema.Tables)
        {
            Columns(table);
            Constraints(table);
            Settings(table);
            Behaviour(table);
        }
        Views();
    }

    void Heirs()
    {
        if (schema.Tables.Count == 0 || !schema.Chance(0.25))
            return;
        var parent = schema.Any(schema.Tables);
        schema.Add("heir", $"CREATE TABLE heir (extra {schema.Any(["integer", "text"])}) INHERITS ({parent})", parent);
        if (schema.Chance(0.4))
            schema.Add("heir default", "ALTER TABLE heir ALTER COLUMN extra SET DEFAULT '1'", "heir");
        if (schema.Chance(0.3))
            schema.Add("heir key", "ALTER TABLE heir ADD CONSTRAINT heir_key UNIQUE (extra)", "heir");
    }

    void Partitions()
    {
        if (!schema.Chance(0.3))
            return;
        schema.Add(
            "tree",
            $"CREATE TABLE tree (id integer{schema.Any(["", " NOT NULL"])}, kind text NOT NULL, n {schema.Any(["integer", "bigint"])} DEFAULT 1) PARTITION BY LIST (kind)"
        );
        schema.Add(
            "tree_a",
            $"CREATE TABLE tree_a PARTITION OF tree FOR VALUES IN ({schema.Any(["'a'", "'a', 'b'"])}) PARTITION BY HASH (id)",
            "tree"
        );
        foreach (var remainder in new[] { 0, 1 }.Where(_ => schema.Chance(0.7)))
            schema.Add(
                $"tree_a_{remainder}",
                $"CREATE TABLE tree_a_{remainder} PARTITION OF tree_a FOR VALUES WITH (MODULUS 2, REMAINDER {remainder})",
                "tree_a"
            );
        if (schema.Chance(0.5))
            schema.Add("tree index", $"CREATE INDEX tree_i ON tree (n{schema.Any(["", " DESC"])})", "tree");
        if (schema.Chance(0.3))
            schema.Add("tree check", $"ALTER TABLE tree ADD CONSTRAINT tree_n CHECK (n > {-schema.Number(3)})", "tree");
        if (schema.Chance(0.3))
            schema.Add("tree key", "ALTER TABLE tree ADD CONSTRAINT tree_key UNIQUE (id, kind)", "tree");
        if (schema.Chance(0.2))
            schema.Add("tree part default", "ALTER TABLE tree_a ALTER COLUMN n SET DEFAULT 2", "tree_a");
        if (schema.Has("trg") && schema.Chance(0.3))
            schema.Add(
                "tree trigger",
                $"CREATE TRIGGER tree_tr AFTER {schema.Any(["INSERT", "DELETE"])} ON tree FOR EACH ROW EXECUTE FUNCTION trg()",
                "tree",
                "trg"
            );
    }

    void Sequences()
    {
        if (schema.Tables.Count == 0 || !schema.Has("seq1"))
            return;
        var table = schema.Any(schema.Tables);
        if (schema.Chance(0.4))
            schema.Add(
                "seq default",
                $"ALTER TABLE {table} ADD COLUMN numbered bigint DEFAULT nextval('seq1')",
                table,
                "seq1"
            );
        if (schema.Chance(0.4))
            schema.Add("seq owner", $"ALTER SEQUENCE seq1 OWNED BY {table}.id", $"{table}.id", "seq1");
    }

    void Columns(string table)
    {
        if (schema.Chance(0.1))
            schema.Add($"{table} serial", $"ALTER TABLE {table} ADD COLUMN counted serial", table);
        if (schema.Chance(0.1))
            schema.Add(
                $"{table} compression",
                $"ALTER TABLE {table} ADD COLUMN packed text COMPRESSION {schema.Any(["pglz", "default"])}",
                table
            );
        if (schema.Chance(0.1))
            schema.Add(
                $"{table} n_distinct",
                $"ALTER TABLE {table} ALTER COLUMN id SET (n_distinct = {schema.Any(["5", "6"])})",
                $"{table}.id"
            );
        if (version >= 180000 && schema.Chance(0.2))
            schema.Add(
                $"{table} virtual",
                $"ALTER TABLE {table} ADD COLUMN twice bigint GENERATED ALWAYS AS (id * {2 + schema.Number(2)}) {schema.Any(["VIRTUAL", "STORED"])}",
                $"{table}.id"
            );
    }

    void Constraints(string table)
    {
        if (schema.Chance(0.1))
            schema.Add(
                $"{table} no inherit",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_alone CHECK (id > {-schema.Number(3)}){schema.Any([" NO INHERIT", ""])}",
                $"{table}.id"
            );
        // Of two keys of one column it is chance which one a foreign key refers to.
        if (version >= 150000 && !schema.Has($"{table} key") && schema.Chance(0.2))
            schema.Add(
                $"{table} nulls",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_nulls UNIQUE {schema.Any(["", "NULLS NOT DISTINCT "])}(id){schema.Any(["", " WITH (fillfactor = 80)"])}",
                $"{table}.id"
            );
        if (schema.Has($"{table} key") && schema.Chance(0.15))
        {
            var type = schema.Columns[table].First(one => one.Name == "id").Type;
            schema.Add($"{table}.self", $"ALTER TABLE {table} ADD COLUMN self {type}", table);
            schema.Add(
                $"{table} self key",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_self FOREIGN KEY (self) REFERENCES {table} {schema.Any(["", "MATCH FULL ", "ON DELETE SET NULL "])}{(version >= 180000 ? schema.Any(["", "NOT ENFORCED"]) : "")}",
                $"{table}.self",
                $"{table} key"
            );
        }
        if (version < 180000 || !schema.Chance(0.15))
            return;
        schema.Add(
            $"{table} 18",
            schema.Any([
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_given NOT NULL id{schema.Any(["", " NOT VALID", " NO INHERIT"])}",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_loose CHECK (id < 9) NOT ENFORCED",
            ]),
            $"{table}.id"
        );
    }

    void Settings(string table)
    {
        if (schema.Chance(0.1))
            schema.Add(
                $"{table} identity",
                $"ALTER TABLE {table} REPLICA IDENTITY {schema.Any(["FULL", "NOTHING"])}",
                table
            );
        if (schema.Has($"{table} key") && schema.Chance(0.1))
            schema.Add($"{table} cluster", $"ALTER TABLE {table} CLUSTER ON {table}_pkey", $"{table} key");
        if (schema.Chance(0.1))
            schema.Add($"{table} force", $"ALTER TABLE {table} FORCE ROW LEVEL SECURITY", table);
        if (schema.Chance(0.1))
            schema.Add(
                $"{table} toast",
                $"ALTER TABLE {table} SET (toast.autovacuum_enabled = {schema.Any(["true", "false"])})",
                table
            );
        if (schema.Chance(0.1))
            schema.Add(
                $"{table} expression statistics",
                $"CREATE STATISTICS {table}_es ON (id {schema.Any(["+", "-"])} 1) FROM {table}",
                $"{table}.id"
            );
    }

    void Behaviour(string table)
    {
        if (schema.Has($"{table} trigger") && schema.Chance(0.3))
            schema.Add(
                $"{table} trigger state",
                $"ALTER TABLE {table} {schema.Any(["DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA"])} TRIGGER {table}_tr",
                $"{table} trigger"
            );
        if (schema.Has($"{table} rule") && schema.Chance(0.3))
            schema.Add($"{table} rule state", $"ALTER TABLE {table} DISABLE RULE {table}_ru", $"{table} rule");
        if (!schema.Has("trg") || !schema.Chance(0.15))
            return;
        schema.Add(
            $"{table} other trigger",
            schema.Any([
                $"CREATE CONSTRAINT TRIGGER {table}_ct AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trg()",
                $"CREATE CONSTRAINT TRIGGER {table}_ct AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION trg()",
                $"CREATE TRIGGER {table}_ct AFTER UPDATE OF id ON {table} FOR EACH ROW EXECUTE FUNCTION trg()",
                $"CREATE TRIGGER {table}_ct AFTER INSERT ON {table} REFERENCING NEW TABLE AS new FOR EACH STATEMENT EXECUTE FUNCTION trg()",
            ]),
            $"{table}.id",
            "trg"
        );
    }

    void Views()
    {
        foreach (var view in new[] { "v1", "v2" }.Where(schema.Has))
        {
            if (schema.Chance(0.15))
                schema.Add(
                    $"{view} option",
                    $"ALTER VIEW {view} SET ({schema.Any(["security_barrier = true", "check_option = local"])})",
                    view
                );
            if (schema.Has("trg") && schema.Chance(0.15))
                schema.Add(
                    $"{view} trigger",
                    $"CREATE TRIGGER {view}_tr INSTEAD OF {schema.Any(["INSERT", "DELETE"])} ON {view} FOR EACH ROW EXECUTE FUNCTION trg()",
                    view,
                    "trg"
                );
            if (schema.Chance(0.15))
                schema.Add(
                    $"{view} rule",
                    $"CREATE RULE {view}_ru AS ON {schema.Any(["INSERT", "UPDATE"])} TO {view} DO INSTEAD NOTHING",
                    view
                );
        }
        if (schema.Tables.Count > 0 && schema.Chance(0.2) && schema.Any(schema.Tables) is var table)
            schema.Add("star", $"CREATE VIEW star AS SELECT t.*, {schema.Number(2)} AS more FROM {table} t", table);
        if (schema.Chance(0.2))
            schema.Add(
                "recursive",
                $"CREATE RECURSIVE VIEW steps (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM steps WHERE n < {5 + schema.Number(2)}"
            );
    }
}
