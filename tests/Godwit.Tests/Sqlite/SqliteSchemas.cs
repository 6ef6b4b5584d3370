using CsCheck;

namespace Godwit;

/// <summary>Random schemas of SQLite: what they hold is always accepted, and they shrink by leaving things out.</summary>
static class SqliteSchemas
{
    static readonly string[] _tables = ["a", "b", "Order", "d e"];
    static readonly string[] _columns = ["id", "x", "y", "Name", "group", "z z"];

    static readonly string[] _types =
    [
        "INTEGER",
        "TEXT",
        "REAL",
        "BLOB",
        "",
        "VARCHAR(20)",
        "numeric(10, 2)",
        "DateTime",
    ];

    static readonly string[] _strictTypes = ["INTEGER", "TEXT", "REAL", "BLOB", "ANY", "INT"];

    static readonly Gen<string> _default = Gen.OneOf<string>(
        "",
        "",
        "",
        " DEFAULT 3",
        " DEFAULT 'it''s'",
        " DEFAULT -1.5",
        " DEFAULT (1 + 2)",
        " DEFAULT CURRENT_TIMESTAMP",
        " DEFAULT NULL",
        " DEFAULT x'0f'"
    );

    static readonly Gen<string> _conflict = Gen.OneOf<string>("", "", "", " ON CONFLICT REPLACE", " ON CONFLICT ABORT");

    static readonly Gen<string> _action = Gen.OneOf<string>(
        "",
        " ON DELETE CASCADE",
        " ON DELETE SET NULL ON UPDATE CASCADE",
        " ON DELETE NO ACTION",
        " DEFERRABLE INITIALLY DEFERRED"
    );

    static readonly Gen<Column> _column = Gen.Select(
            Gen.Int[0, 7],
            Gen.Int[0, 5],
            _default,
            Gen.OneOf<string>("", "", "", " NOT NULL", " NOT NULL ON CONFLICT IGNORE"),
            Gen.OneOf<string>("", "", "", " COLLATE NOCASE", " collate binary"),
            Gen.Int[0, 19]
        )
        .Select(
            (type, strict, def, notNull, collation, extra) => new Column(type, strict, def, notNull, collation, extra)
        );

    static readonly Gen<Table> _table = Gen.Select(
            Gen.Select(Gen.Bool, _column, static (isThere, column) => isThere ? column : null).Array[_columns.Length],
            Gen.Int[0, 5],
            Gen.Int[0, 4],
            Gen.Int[0, 63],
            Gen.Select(_conflict, _action)
        )
        .Select((columns, key, options, constraints, words) => new Table(columns, key, options, constraints, words));

    public static readonly Gen<Schema> Any = Gen.Select(
            Gen.Select(Gen.Int[0, 3], _table, static (chance, table) => chance > 0 ? table : null).Array[
                _tables.Length
            ],
            Gen.Int[0, 255],
            Gen.Int[0, 63],
            Gen.Int[0, 31],
            Gen.Int[0, 7]
        )
        .Select((tables, indexes, views, triggers, texts) => new Schema(tables, indexes, views, triggers, texts));

    public sealed record Column(int Type, int Strict, string Default, string NotNull, string Collation, int Extra);

    /// <summary>Constraints and options are bits, so that a smaller number is a smaller table.</summary>
    public sealed record Table(
        Column?[] Columns,
        int Key,
        int Options,
        int Constraints,
        (string Conflict, string Action) Words
    )
    {
        bool IsStrict => Options is 1 or 3;

        bool IsWithoutRowid => Options is 2 or 3 && Key is 1 or 2;

        public IEnumerable<string> Names => ["id", .. _columns.Skip(1).Where((_, i) => Columns[i + 1] is not null)];

        public string Sql(string name, IReadOnlyList<string> parents)
        {
            var parts = new List<string> { KeyColumn() };
            parts.AddRange(
                _columns.Skip(1).Select((column, i) => Define(column, Columns[i + 1], name)).OfType<string>()
            );
            var ordinary = Names.Skip(1).ToList();
            if (Key == 2)
                parts.Add("PRIMARY KEY (id DESC)");
            if ((Constraints & 1) != 0 && ordinary.Count > 0)
                parts.Add($"UNIQUE ({Quote(ordinary[0])}, id){Words.Conflict}");
            if ((Constraints & 2) != 0)
                parts.Add($"CONSTRAINT positive CHECK (id IS NOT 77)");
            if ((Constraints & 4) != 0 && ordinary.Count > 0)
                parts.Add($"CHECK ({Quote(name)}.{Quote(ordinary[^1])} IS NOT 'q' OR id > 0)");
            if ((Constraints & 8) != 0 && parents.Count > 0 && ordinary.Count > 0)
                parts.Add($"FOREIGN KEY ({Quote(ordinary[0])}) REFERENCES {Quote(parents[0])} (id){Words.Action}");
            if ((Constraints & 16) != 0 && ordinary.Count > 1)
                parts.Add($"CONSTRAINT \"the key\" UNIQUE ({Quote(ordinary[1])} COLLATE NOCASE)");
            var options = new[] { IsStrict ? "STRICT" : "", IsWithoutRowid ? "WITHOUT ROWID" : "" };
            return $"CREATE TABLE {Quote(name)} (\n    {string.Join(",\n    ", parts)}\n) "
                + string.Join(", ", options.Where(one => one.Length > 0));
        }

        string KeyColumn() =>
            Key switch
            {
                0 => "id INTEGER PRIMARY KEY",
                1 => $"id TEXT NOT NULL PRIMARY KEY{Words.Conflict}",
                2 => "id INTEGER NOT NULL",
                3 => "id INTEGER PRIMARY KEY AUTOINCREMENT",
                4 => "id INTEGER UNIQUE",
                _ => "\"ID\" integer /* key */ primary key desc",
            };

        string? Define(string column, Column? definition, string table)
        {
            if (definition is null)
                return null;
            var type = IsStrict ? _strictTypes[definition.Strict] : _types[definition.Type];
            // A default that a STRICT table does not take would be a mistake of the schema.
            if (IsStrict && type != "ANY")
                definition = definition with { Default = "" };
            var name = $"{Quote(column)} {type}".TrimEnd();
            return definition.Extra switch
            {
                0 => $"{Quote(column)} TEXT AS (id || 'a') STORED",
                1 or 2 => $"{Quote(column)} {(IsStrict ? "TEXT" : "")} GENERATED ALWAYS AS (lower(id))",
                3 => $"{name} UNIQUE{definition.Collation}",
                4 => $"{name} CONSTRAINT c CHECK ({Quote(column)} IS NOT 99){definition.Default}",
                5 => $"{name} REFERENCES {Quote(table)} (id){Words.Action}",
                _ => name + definition.NotNull + definition.Default + definition.Collation,
            };
        }
    }

    /// <summary>Tables, and bits for what stands beside them.</summary>
    public sealed record Schema(Table?[] Tables, int Indexes, int Views, int Triggers, int Texts)
    {
        public string Sql()
        {
            var statements = new List<string>();
            var tables = new List<(string Name, List<string> Columns)>();
            for (var i = 0; i < Tables.Length; i++)
            {
                if (Tables[i] is not { } table)
                    continue;
                statements.Add(table.Sql(_tables[i], [.. tables.Select(one => one.Name)]));
                tables.Add((_tables[i], [.. table.Names]));
            }
            statements.AddRange(tables.SelectMany(IndexesOf));
            statements.AddRange(ViewsOf(tables));
            statements.AddRange(TriggersOf(tables));
            if ((Texts & 1) != 0)
                statements.Add(
                    $"CREATE VIRTUAL TABLE texts USING fts5(title, body{((Texts & 2) != 0 ? ", tags" : "")})"
                );
            if ((Texts & 4) != 0)
                statements.Add(
                    $"CREATE VIRTUAL TABLE places USING rtree(id, x0, x1{((Texts & 2) != 0 ? ", y0, y1" : "")})"
                );
            return string.Concat(statements.Select(one => one + ";\n"));
        }

        IEnumerable<string> IndexesOf((string Name, List<string> Columns) table, int number)
        {
            var bits = Indexes >> (2 * number);
            var last = Quote(table.Columns[^1]);
            if ((bits & 1) != 0)
                yield return $"CREATE INDEX i{number} ON {Quote(table.Name)} ({last} DESC, lower({last}))";
            if ((bits & 2) != 0)
                yield return $"CREATE UNIQUE INDEX \"u {number}\" ON {Quote(table.Name)} (id, {last}) WHERE {last} IS NOT 5";
        }

        IEnumerable<string> ViewsOf(List<(string Name, List<string> Columns)> tables)
        {
            if (tables.Count > 0 && (Views & 1) != 0)
                yield return $"CREATE VIEW v AS SELECT * FROM {Quote(tables[0].Name)}";
            if (tables.Count > 0 && (Views & 2) != 0)
                yield return $"CREATE VIEW w AS SELECT {Quote(tables[^1].Columns[^1])} AS Shown FROM {Quote(tables[^1].Name)}";
            if ((Views & 4) != 0)
                yield return "CREATE VIEW a_of_w AS SELECT shown FROM w";
            if ((Views & 24) == 24)
                yield return "CREATE VIEW broken (q) AS SELECT * FROM nowhere";
        }

        IEnumerable<string> TriggersOf(List<(string Name, List<string> Columns)> tables)
        {
            if (tables.Count > 0 && (Triggers & 1) != 0)
                yield return $"CREATE TRIGGER t AFTER INSERT ON {Quote(tables[0].Name)} BEGIN "
                    + $"UPDATE {Quote(tables[^1].Name)} SET id = NEW.id WHERE id = 0; END";
            if (tables.Count > 0 && (Views & 1) != 0 && (Triggers & 2) != 0)
                yield return "CREATE TRIGGER r INSTEAD OF DELETE ON v BEGIN SELECT 'x;'; END";
            if (tables.Count > 1 && (Triggers & 4) != 0)
                yield return $"CREATE TRIGGER s BEFORE UPDATE OF id ON {Quote(tables[1].Name)} WHEN NEW.id > 1 BEGIN SELECT 1; END";
        }
    }

    static string Quote(string name) => $"\"{name}\"";
}
