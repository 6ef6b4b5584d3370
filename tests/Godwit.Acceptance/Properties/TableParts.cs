namespace Godwit;

/// <summary>Random keys, checks, indexes, triggers and policies of a table.</summary>
sealed class TableParts(SchemaBuilder schema, string table, IReadOnlyList<(string Name, string Type)> columns)
{
    static readonly string[] _ordered =
    [
        "integer",
        "bigint",
        "text",
        "varchar(20)",
        "varchar(40)",
        "numeric(10,2)",
        "numeric(12,2)",
        "date",
        "timestamptz",
        "uuid",
        "mood1",
    ];

    public void Add()
    {
        Keys();
        Checks();
        Indexes();
        Behaviour();
    }

    string Place(string column) => $"{table}.{column}";

    string Part(string column, string kind) => $"{table}_{column.Trim('"')[0]}_{kind}".ToLowerInvariant();

    void Keys()
    {
        if (schema.Chance(0.8))
            schema.Add(
                $"{table} key",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_pkey PRIMARY KEY (id)",
                Place("id")
            );
        foreach (var (column, _) in Ordered().Where(one => one.Name != "id" && schema.Chance(0.15)))
            schema.Add(
                $"{table} unique {column}",
                $"ALTER TABLE {table} ADD CONSTRAINT {Part(column, "unique")} UNIQUE ({column}, id){schema.Any(["", " DEFERRABLE"])}",
                Place(column)
            );
        if (columns.Any(one => one.Type == "int4range") && schema.Chance(0.4))
        {
            var column = columns.First(one => one.Type == "int4range").Name;
            schema.Add(
                $"{table} exclude",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_apart EXCLUDE USING gist ({column} WITH &&)",
                Place(column)
            );
        }
    }

    void Checks()
    {
        foreach (var (column, type) in columns)
        {
            if (!schema.Chance(0.2))
                continue;
            var condition = type switch
            {
                "integer" or "bigint" => $"{column} >= {-schema.Number(3)}",
                "varchar(20)" or "varchar(40)" => $"{column} IN ('a', 'b', 'c')",
                "text" => $"length({column}) < {50 + schema.Number(3)}",
                _ => $"{column} IS NOT NULL OR id > 0",
            };
            schema.Add(
                $"{table} check {column}",
                $"ALTER TABLE {table} ADD CONSTRAINT {Part(column, "check")} CHECK ({condition}){(schema.Chance(0.1) ? " NOT VALID" : "")}",
                Place(column),
                Place("id")
            );
        }
        if (schema.Chance(0.2))
            schema.Add(
                $"{table}.sum",
                $"ALTER TABLE {table} ADD COLUMN sum bigint GENERATED ALWAYS AS (id * {1 + schema.Number(3)}) STORED",
                Place("id")
            );
    }

    void Indexes()
    {
        foreach (var i in Enumerable.Range(1, 2).Where(_ => schema.Chance(0.4)))
        {
            var (column, type) = schema.Any([.. Ordered()]);
            var key =
                type is "text" && schema.Chance(0.4)
                    ? $"lower({column})"
                    : column + schema.Any(["", " DESC", " NULLS FIRST"]);
            var rest = schema.Any(["", " WHERE id > 3", " INCLUDE (id)", " WITH (fillfactor=70)"]);
            schema.Add(
                $"{table} index {i}",
                $"CREATE {(schema.Chance(0.2) ? "UNIQUE " : "")}INDEX {table}_i{i} ON {table} ({key}){rest}",
                Place(column),
                Place("id")
            );
        }
        if (columns.Count > 2 && schema.Chance(0.2))
            schema.Add(
                $"{table} statistics",
                $"CREATE STATISTICS {table}_st ({schema.Any(["dependencies", "ndistinct", "mcv"])}) ON {Two()} FROM {table}",
                Place(columns[0].Name),
                Place(columns[1].Name)
            );
    }

    string Two() => $"{columns[0].Name}, {columns[1].Name}";

    void Behaviour()
    {
        if (schema.Chance(0.3))
            schema.Add(
                $"{table} trigger",
                $"CREATE TRIGGER {table}_tr {schema.Any(["BEFORE", "AFTER"])} {schema.Any(["INSERT", "UPDATE", "INSERT OR UPDATE"])} ON {table} FOR EACH ROW {schema.Any(["", "WHEN (NEW.id > 0) "])}EXECUTE FUNCTION trg()",
                table,
                Place("id"),
                "trg"
            );
        if (schema.Chance(0.2))
        {
            schema.Add(
                $"{table} policy",
                $"CREATE POLICY {table}_po ON {table} {schema.Any(["", "AS RESTRICTIVE ", "FOR SELECT "])}USING (id {schema.Any([">", "<"])} 3)",
                Place("id")
            );
            if (schema.Chance(0.7))
                schema.Add($"{table} rls", $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", table);
        }
        if (schema.Chance(0.1))
            schema.Add($"{table} option", $"ALTER TABLE {table} SET (fillfactor = {70 + schema.Number(3)})", table);
        if (schema.Chance(0.1))
            schema.Add(
                $"{table} rule",
                $"CREATE RULE {table}_ru AS ON DELETE TO {table} DO {schema.Any(["INSTEAD NOTHING", "ALSO NOTHING"])}",
                table
            );
    }

    IEnumerable<(string Name, string Type)> Ordered() => columns.Where(one => _ordered.Contains(one.Type));
}
