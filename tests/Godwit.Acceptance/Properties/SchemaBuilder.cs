namespace Godwit;

/// <summary>
/// Makes random schemas of PostgreSQL. Names come from small pools, so that two schemas share many objects and differ
/// in them.
/// </summary>
sealed class SchemaBuilder(int seed, int version)
{
    static readonly string[] _plainTypes =
    [
        "integer",
        "bigint",
        "text",
        "varchar(20)",
        "varchar(40)",
        "numeric(10,2)",
        "numeric(12,2)",
        "boolean",
        "date",
        "timestamptz",
        "timestamp",
        "uuid",
        "jsonb",
        "text[]",
        "integer[]",
        "int4range",
        "bytea",
        "inet",
        "double precision",
        "interval",
        "char(5)",
    ];

    readonly Random _random = new(seed);
    readonly List<SchemaItem> _items = [];
    readonly List<string> _types = [.. _plainTypes];
    readonly Dictionary<string, List<(string Name, string Type)>> _columns = [];
    readonly List<string> _relations = [];

    /// <summary>A schema; the same for the same seed and version.</summary>
    public RandomSchema Build()
    {
        Types();
        Functions();
        foreach (var table in Names("t", 4, 0.75))
            Table(table);
        foreach (var table in _columns.Keys.ToList())
            new TableParts(this, table, _columns[table]).Add();
        ForeignKeys();
        Partitions();
        Views();
        Privileges();
        new OddObjects(this, version).Add();
        new RareTypes(this).Add();
        new RareRoutines(this).Add();
        new RareRelations(this, version).Add();
        new ObjectDetails(this).Add();
        new VariedRelations(this, version).Add();
        new VariedObjects(this, version).Add();
        return new(_items);
    }

    public void Add(string id, string sql, params string[] needs) => _items.Add(new(id, sql, needs));

    public bool Chance(double share) => _random.NextDouble() < share;

    public T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    public int Number(int max) => _random.Next(max);

    public IReadOnlyDictionary<string, List<(string Name, string Type)>> Columns => _columns;

    public IReadOnlyList<string> Relations => _relations;

    /// <summary>The plain tables.</summary>
    public IReadOnlyList<string> Tables => [.. _columns.Keys.Where(one => one != "parted")];

    /// <summary>True where the schema has an item.</summary>
    public bool Has(string id) => _items.Exists(item => item.Id == id);

    /// <summary>Some of the names of a pool.</summary>
    public List<string> Names(string prefix, int count, double share) =>
        [.. Enumerable.Range(1, count).Select(i => $"{prefix}{i}").Where(_ => Chance(share))];

    /// <summary>A value of a type, as SQL.</summary>
    public string Value(string type) =>
        type switch
        {
            "integer" or "bigint" or "double precision" => Number(5)
                .ToString(System.Globalization.CultureInfo.InvariantCulture),
            "numeric(10,2)" or "numeric(12,2)" => $"{Number(5)}.5",
            "boolean" => Chance(0.5) ? "true" : "false",
            "date" => "'2026-01-02'",
            "timestamptz" or "timestamp" => Chance(0.5) ? "now()" : "'2026-01-02 03:04:05'",
            "uuid" => "'00000000-0000-0000-0000-000000000001'",
            "jsonb" => "'{}'",
            "text[]" or "integer[]" => "'{}'",
            "int4range" => "'[1,5)'",
            "inet" => "'10.0.0.1'",
            "interval" => "'1 day'",
            "bytea" => "'\\x00'",
            _ => "'a'",
        };

    void Types()
    {
        foreach (var name in Names("mood", 2, 0.5))
        {
            var labels = new[] { "a", "happy", "sad", "it's" }.Where((label, i) => i == 0 || Chance(0.7));
            Add(
                name,
                $"CREATE TYPE {name} AS ENUM ({string.Join(", ", labels.Select(one => $"'{one.Replace("'", "''")}'"))})"
            );
            _types.Add(name);
        }
        foreach (var name in Names("dom", 2, 0.4))
        {
            var rest =
                (Chance(0.5) ? " DEFAULT 'a'" : "") + (Chance(0.5) ? $" CHECK (length(VALUE) < {10 + Number(3)})" : "");
            Add(name, $"CREATE DOMAIN {name} AS text{rest}");
            _types.Add(name);
        }
        if (Chance(0.4))
        {
            Add(
                "pair",
                $"CREATE TYPE pair AS (one integer, two {Any(["text", "integer"])}{(Chance(0.5) ? ", three date" : "")})"
            );
        }
        foreach (var name in Names("seq", 2, 0.4))
            Add(
                name,
                $"CREATE SEQUENCE {name} INCREMENT {1 + Number(3)}{(Chance(0.5) ? " CACHE 5" : "")}{(Chance(0.3) ? " AS integer" : "")}"
            );
    }

    void Functions()
    {
        foreach (var name in Names("fn", 3, 0.5))
        {
            var volatility = Any(["IMMUTABLE", "STABLE", "VOLATILE"]);
            if (name == "fn1")
                volatility = "IMMUTABLE";
            var parameters = "a integer" + (name != "fn1" && Chance(0.3) ? ", b text DEFAULT 'x'" : "");
            var language = Any(["sql", "plpgsql"]);
            var body = language == "sql" ? $"SELECT {Number(3)}" : $"BEGIN RETURN {Number(3)}; END";
            Add(
                name,
                $"CREATE FUNCTION {name}({parameters}) RETURNS integer LANGUAGE {language} {volatility} AS $$ {body} $$"
            );
        }
        if (Chance(0.8))
            Add(
                "trg",
                $"CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {(Chance(0.5) ? "/* x */ " : "")}RETURN NEW; END $$"
            );
    }

    void Table(string table)
    {
        _columns[table] = [];
        _relations.Add(table);
        Add(table, $"CREATE {(table == "t4" && Chance(0.3) ? "UNLOGGED " : "")}TABLE {table} ()");
        foreach (var name in new[] { "id", "a", "b", "c", "\"D d\"" }.Where(one => one == "id" || Chance(0.7)))
            Column(table, name);
    }

    bool IsUnlogged(string table) =>
        _items.Any(item => item.Id == table && item.Sql.StartsWith("CREATE UNLOGGED", StringComparison.Ordinal));

    void Column(string table, string name)
    {
        var type = name == "id" ? Any(["integer", "bigint"]) : Any(_types);
        string[] needs = _plainTypes.Contains(type) ? [table] : [table, type];
        var rest = "";
        if (name == "id")
            rest =
                Any(["", " GENERATED ALWAYS AS IDENTITY", " GENERATED BY DEFAULT AS IDENTITY (INCREMENT 5)"])
                + " NOT NULL";
        else if (Chance(0.4) && !type.StartsWith("dom", StringComparison.Ordinal))
            rest = $" DEFAULT {Value(type)}" + (Chance(0.5) ? " NOT NULL" : "");
        else if (Chance(0.2))
            rest = " NOT NULL";
        if (type == "text" && Chance(0.2))
            rest = " COLLATE \"C\"" + rest;
        _columns[table].Add((name, type));
        Add($"{table}.{name}", $"ALTER TABLE {table} ADD COLUMN {name} {type}{rest}", needs);
        if (type is "text" or "jsonb" && Chance(0.2))
            Add(
                $"{table}.{name} storage",
                $"ALTER TABLE {table} ALTER COLUMN {name} SET STORAGE EXTERNAL",
                $"{table}.{name}"
            );
        if (Chance(0.1))
            Add(
                $"{table}.{name} statistics",
                $"ALTER TABLE {table} ALTER COLUMN {name} SET STATISTICS {10 * (1 + Number(3))}",
                $"{table}.{name}"
            );
        if (Chance(0.15))
            Add(
                $"{table}.{name} comment",
                $"COMMENT ON COLUMN {table}.{name} IS '{Any(["one", "two", "it''s"])}'",
                $"{table}.{name}"
            );
    }

    void ForeignKeys()
    {
        foreach (var table in _columns.Keys.ToList())
        {
            var other = Any([.. _columns.Keys]);
            // Two tables that refer to each other cannot change what they are one after the other.
            if (
                IsUnlogged(other) != IsUnlogged(table)
                || !_items.Any(item => item.Id == $"{other} key")
                || !Chance(0.5)
            )
                continue;
            var type = _columns[other].First(one => one.Name == "id").Type;
            var column = $"{table}.{other}_id";
            Add(column, $"ALTER TABLE {table} ADD COLUMN {other}_id {type}", table);
            Add(
                $"{table} fk",
                $"ALTER TABLE {table} ADD CONSTRAINT {table}_fk FOREIGN KEY ({other}_id) REFERENCES {other} (id){Any(["", " ON DELETE CASCADE", " ON DELETE SET NULL", " DEFERRABLE INITIALLY DEFERRED", " ON UPDATE CASCADE"])}{(Chance(0.1) ? " NOT VALID" : "")}",
                column,
                $"{other} key"
            );
        }
    }

    void Partitions()
    {
        if (!Chance(0.4))
            return;
        Add(
            "parted",
            $"CREATE TABLE parted (id integer NOT NULL, at date NOT NULL{(Chance(0.5) ? ", note text" : "")}) PARTITION BY RANGE (at)"
        );
        _columns["parted"] = [("id", "integer"), ("at", "date")];
        _relations.Add("parted");
        if (Chance(0.5))
            Add(
                "parted key",
                $"ALTER TABLE parted ADD CONSTRAINT parted_key {Any(["PRIMARY KEY", "UNIQUE"])} (id, at)",
                "parted"
            );
        foreach (
            var (name, from, to) in new[]
            {
                ("parted_1", "2026-01-01", "2026-02-01"),
                ("parted_2", "2026-02-01", "2026-03-01"),
            }
        )
        {
            if (Chance(0.7))
                Add(name, $"CREATE TABLE {name} PARTITION OF parted FOR VALUES FROM ('{from}') TO ('{to}')", "parted");
        }
        if (Chance(0.3))
            Add("parted_rest", "CREATE TABLE parted_rest PARTITION OF parted DEFAULT", "parted");
        if (Chance(0.5))
            Add("parted index", $"CREATE INDEX parted_at ON parted (at{(Chance(0.5) ? " DESC" : "")})", "parted");
    }

    void Views()
    {
        foreach (var name in Names("v", 3, 0.6))
        {
            if (_columns.Count == 0)
                return;
            var source = Any([.. _columns.Keys]);
            var picked = _columns[source].Where(_ => Chance(0.7)).Select(one => one.Name).DefaultIfEmpty("id").ToList();
            string[] needs = source == "parted" ? [source] : [source, .. picked.Select(one => $"{source}.{one}")];
            var where = Chance(0.4) ? " WHERE id > 1" : "";
            string[] all = where.Length > 0 && source != "parted" ? [.. needs, $"{source}.id"] : needs;
            var isStored = name == "v3";
            Add(
                name,
                $"CREATE {(isStored ? "MATERIALIZED " : "")}VIEW {name}{(!isStored && version >= 150000 && Chance(0.2) ? " WITH (security_invoker=true)" : "")} AS SELECT {string.Join(", ", picked)} FROM {source}{where}",
                all
            );
            if (isStored && Chance(0.5))
                Add($"{name} index", $"CREATE INDEX {name}_i ON {name} ({picked[0]})", name);
            else if (!isStored)
                _relations.Add(name);
            if (!isStored && Chance(0.4))
                Add(
                    $"{name} on",
                    $"CREATE VIEW {name}_on AS SELECT {picked[0]} AS x, count(*) AS n FROM {name} GROUP BY {picked[0]}",
                    name
                );
        }
    }

    void Privileges()
    {
        foreach (var relation in _relations.Where(_ => Chance(0.25)))
            Add(
                $"{relation} grant",
                $"GRANT {Any(["SELECT", "SELECT, INSERT", "ALL"])} ON {relation} TO PUBLIC",
                relation
            );
        foreach (var relation in _columns.Keys.Where(_ => Chance(0.2)))
            Add($"{relation} comment", $"COMMENT ON TABLE {relation} IS '{Any(["one", "two"])}'", relation);
    }
}
