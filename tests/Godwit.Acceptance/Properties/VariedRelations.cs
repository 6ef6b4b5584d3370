namespace Godwit;

/// <summary>Columns, keys, indexes and views that use other objects of the schema, or a form of their own.</summary>
sealed class VariedRelations(SchemaBuilder schema, int version)
{
    public void Add()
    {
        foreach (var table in schema.Tables)
        {
            Columns(table);
            Keys(table);
            Indexes(table);
            Marks(table);
        }
        Partitioned();
        Temporal();
        Views();
        Stored();
    }

    void Columns(string table)
    {
        if (schema.Has("fn1") && schema.Chance(0.1))
            schema.Add(
                $"{table}.called",
                $"ALTER TABLE {table} ADD COLUMN called integer {schema.Any(["DEFAULT fn1(1)", "GENERATED ALWAYS AS (fn1(id::integer)) STORED"])}",
                $"{table}.id",
                "fn1"
            );
        if (schema.Has("mood1") && schema.Chance(0.1))
            schema.Add(
                $"{table}.felt",
                $"ALTER TABLE {table} ADD COLUMN felt mood1 DEFAULT 'a'{schema.Any(["", " NOT NULL", " CHECK (felt <> 'happy')"])}",
                table,
                "mood1"
            );
        if (schema.Chance(0.1))
            schema.Add(
                $"{table}.numbered",
                $"ALTER TABLE {table} ADD COLUMN lot {schema.Any(["smallint", "integer"])} GENERATED {schema.Any(["ALWAYS", "BY DEFAULT"])} AS IDENTITY (START 7{schema.Any(["", " CYCLE MAXVALUE 99"])})",
                table
            );
        if (schema.Has("pair") && schema.Chance(0.1))
            schema.Add($"{table}.pairs", $"ALTER TABLE {table} ADD COLUMN pairs pair[]", table, "pair");
        if (schema.Has("dom2") && schema.Chance(0.1))
            schema.Add(
                $"{table}.doms",
                $"ALTER TABLE {table} ADD COLUMN doms dom2[]{schema.Any(["", " DEFAULT '{}'"])}",
                table,
                "dom2"
            );
    }

    void Keys(string table)
    {
        if (!schema.Has($"{table}.a") || !schema.Chance(0.3))
            return;
        schema.Add(
            $"{table} wide",
            $"ALTER TABLE {table} ADD CONSTRAINT {table}_wide UNIQUE (id, a){schema.Any(["", " INCLUDE (id)", " WITH (fillfactor = 90)", " DEFERRABLE INITIALLY DEFERRED"])}",
            $"{table}.id",
            $"{table}.a"
        );
        var other = schema.Any(schema.Tables);
        if (!schema.Has($"{other}.a") || !schema.Chance(0.5))
            return;
        var type = schema.Columns[table].First(one => one.Name == "a").Type;
        var id = schema.Columns[table].First(one => one.Name == "id").Type;
        schema.Add($"{other}.wide_id", $"ALTER TABLE {other} ADD COLUMN wide_id {id}", other);
        schema.Add($"{other}.wide_a", $"ALTER TABLE {other} ADD COLUMN wide_a {type}", other);
        schema.Add(
            $"{other} wide key",
            $"ALTER TABLE {other} ADD CONSTRAINT {other}_wide_fk FOREIGN KEY (wide_id, wide_a) REFERENCES {table} (id, a){schema.Any(["", " MATCH FULL", " ON DELETE CASCADE", version >= 150000 ? " ON DELETE SET NULL (wide_a)" : " ON DELETE SET DEFAULT"])}",
            $"{other}.wide_id",
            $"{other}.wide_a",
            $"{table} wide"
        );
    }

    void Indexes(string table)
    {
        foreach (var (name, type) in schema.Columns[table])
        {
            var form = type switch
            {
                "jsonb" => schema.Any(["gin ({0})", "gin ({0} jsonb_path_ops)", "hash ({0})"]),
                "text[]" or "integer[]" => schema.Any(["gin ({0})", "gin ({0}) WITH (fastupdate = off)"]),
                "text" => schema.Any([
                    "btree ({0} text_pattern_ops)",
                    "btree ({0} COLLATE \"C\")",
                    "hash ({0})",
                    "btree (lower({0}), id)",
                ]),
                "inet" => schema.Any(["gist ({0} inet_ops)", "spgist ({0})"]),
                "int4range" => schema.Any(["gist ({0})", "spgist ({0})"]),
                "timestamptz" or "date" => schema.Any(["brin ({0})", "brin ({0}) WITH (pages_per_range = 8)"]),
                "mood1" => schema.Any(["btree ({0}) WHERE {0} = 'a'", "btree ({0}, id)"]),
                _ => null,
            };
            if (form is not null && schema.Chance(0.2))
                schema.Add(
                    $"{table} {name} index",
                    $"CREATE INDEX {table}_{name.Trim('"')[0]}_f ON {table} USING {string.Format(System.Globalization.CultureInfo.InvariantCulture, form, name)}",
                    $"{table}.{name}",
                    $"{table}.id"
                );
        }
        if (schema.Chance(0.15))
            schema.Add(
                $"{table} alone",
                $"CREATE UNIQUE INDEX {table}_only ON {table} (id, (id + {1 + schema.Number(2)})){(version >= 150000 ? schema.Any(["", " NULLS NOT DISTINCT"]) : "")}",
                $"{table}.id"
            );
        if (schema.Has($"{table} alone") && schema.Chance(0.4))
            schema.Add(
                $"{table} index statistics",
                $"ALTER INDEX {table}_only ALTER COLUMN 2 SET STATISTICS {100 * (1 + schema.Number(2))}",
                $"{table} alone"
            );
    }

    // What other statements say of an index, and of the sequence of an identity.
    void Marks(string table)
    {
        if (schema.Has($"{table} index 1") && schema.Chance(0.1))
            schema.Add($"{table} clustered", $"ALTER TABLE {table} CLUSTER ON {table}_i1", $"{table} index 1");
        if (schema.Has($"{table} key") && schema.Chance(0.1))
            schema.Add(
                $"{table} identified",
                $"ALTER TABLE {table} REPLICA IDENTITY USING INDEX {table}_pkey",
                $"{table} key"
            );
        if (schema.Has($"{table} statistics") && schema.Chance(0.3))
            schema.Add(
                $"{table} statistics target",
                $"ALTER STATISTICS {table}_st SET STATISTICS {schema.Any(["50", "60"])}",
                $"{table} statistics"
            );
        if (schema.Has($"{table}.numbered") && schema.Chance(0.4))
            schema.Add(
                $"{table} numbers",
                schema.Any([
                    $"COMMENT ON SEQUENCE {table}_lot_seq IS 'numbers'",
                    $"GRANT USAGE ON SEQUENCE {table}_lot_seq TO pg_monitor",
                ]),
                $"{table}.numbered"
            );
    }

    void Partitioned()
    {
        if (schema.Has("parted key") && schema.Tables.Count > 0 && schema.Chance(0.4))
        {
            var table = schema.Any(schema.Tables);
            schema.Add($"{table}.p_id", $"ALTER TABLE {table} ADD COLUMN p_id integer", table);
            schema.Add($"{table}.p_at", $"ALTER TABLE {table} ADD COLUMN p_at date", table);
            schema.Add(
                $"{table} of parted",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_of_parted FOREIGN KEY (p_id, p_at) REFERENCES parted (id, at){schema.Any(["", " ON DELETE CASCADE"])}",
                $"{table}.p_id",
                $"{table}.p_at",
                "parted key"
            );
        }
        if (schema.Has("parted_1") && schema.Chance(0.3))
            schema.Add(
                "parted_1 index",
                $"CREATE INDEX parted_1_i ON parted_1 (id{schema.Any(["", " DESC"])})",
                "parted_1"
            );
        if (schema.Has("parted_1") && schema.Chance(0.3))
            schema.Add(
                "parted_1 part",
                schema.Any([
                    "ALTER TABLE parted_1 ADD CONSTRAINT parted_1_id CHECK (id > 0)",
                    "ALTER TABLE parted_1 ALTER COLUMN id SET DEFAULT 3",
                    "ALTER TABLE parted_1 SET (fillfactor = 80)",
                    "COMMENT ON COLUMN parted_1.id IS 'of the part'",
                    "GRANT SELECT ON parted_1 TO pg_monitor",
                ]),
                "parted_1"
            );
        if (schema.Has("parted") && schema.Chance(0.3))
            schema.Add("parted statistics", "CREATE STATISTICS parted_st (ndistinct) ON id, at FROM parted", "parted");
        if (schema.Has("parted") && schema.Chance(0.3))
            schema.Add(
                "parted policy",
                $"CREATE POLICY parted_po ON parted FOR {schema.Any(["INSERT WITH CHECK", "DELETE USING"])} (id > {schema.Number(2)})",
                "parted"
            );
    }

    void Temporal()
    {
        if (version < 180000 || !schema.Has("citext") || !schema.Chance(0.6))
            return;
        schema.Add("gist", "CREATE EXTENSION btree_gist");
        schema.Add(
            "stays",
            $"CREATE TABLE stays (id integer NOT NULL, during {schema.Any(["daterange", "int4range"])} NOT NULL)"
        );
        schema.Add(
            "stays key",
            $"ALTER TABLE stays ADD CONSTRAINT stays_key {schema.Any(["PRIMARY KEY", "UNIQUE"])} (id, during WITHOUT OVERLAPS)",
            "stays",
            "gist"
        );
        if (schema.Chance(0.6))
            schema.Add(
                "stays part",
                $"CREATE TABLE meals AS SELECT {schema.Any(["id", "id, during AS at"])}, during FROM stays",
                "stays"
            );
        if (schema.Chance(0.7))
            schema.Add(
                "stays reference",
                "ALTER TABLE meals ADD CONSTRAINT meals_stay FOREIGN KEY (id, PERIOD during) REFERENCES stays (id, PERIOD during)",
                "stays part",
                "stays key"
            );
    }

    void Views()
    {
        if (schema.Tables.Count < 2 || !schema.Chance(0.4))
            return;
        var (one, two) = (schema.Any(schema.Tables), schema.Any(schema.Tables));
        schema.Add(
            "joined",
            $"CREATE VIEW joined AS SELECT x.id, y.id AS other{schema.Any(["", ", x.id + y.id AS sum", ", row_number() OVER (ORDER BY y.id) AS n"])} FROM {one} x {schema.Any(["", "LEFT "])}JOIN {two} y ON x.id = y.id",
            $"{one}.id",
            $"{two}.id"
        );
        if (schema.Chance(0.4))
            schema.Add("joined default", "ALTER VIEW joined ALTER COLUMN id SET DEFAULT 5", "joined");
        if (schema.Chance(0.4))
            schema.Add(
                "joined column",
                schema.Any([
                    "COMMENT ON COLUMN joined.other IS 'the other'",
                    "GRANT SELECT (other) ON joined TO pg_monitor",
                ]),
                "joined"
            );
        if (schema.Has("fn1") && schema.Chance(0.4))
            schema.Add(
                "joined call",
                "CREATE VIEW joined_call AS SELECT fn1(id::integer) AS n FROM joined",
                "joined",
                "fn1"
            );
        if (schema.Chance(0.3))
            schema.Add(
                "joined copy",
                $"CREATE MATERIALIZED VIEW joined_copy AS SELECT * FROM joined{schema.Any(["", " WITH NO DATA"])}",
                "joined"
            );
        if (schema.Has("joined copy") && schema.Chance(0.5))
            schema.Add(
                "joined copy key",
                $"CREATE UNIQUE INDEX joined_copy_i ON joined_copy (id, other{schema.Any(["", " DESC"])})",
                "joined copy"
            );
    }

    void Stored()
    {
        if (!schema.Has("v3"))
            return;
        if (schema.Chance(0.2))
            schema.Add(
                "v3 option",
                $"ALTER MATERIALIZED VIEW v3 SET ({schema.Any(["fillfactor = 80", "autovacuum_enabled = false"])})",
                "v3"
            );
        if (schema.Chance(0.2))
            schema.Add("v3 view", $"CREATE VIEW of_v3 AS SELECT count(*) + {schema.Number(2)} AS n FROM v3", "v3");
        if (schema.Chance(0.2))
            schema.Add("v3 role", $"GRANT {schema.Any(["SELECT", "ALL"])} ON v3 TO pg_monitor", "v3");
    }
}
