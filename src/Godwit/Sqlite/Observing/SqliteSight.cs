using System.Globalization;

namespace Godwit;

/// <summary>Collects what is seen.</summary>
sealed class SqliteSight
{
    const string Table = "table";
    const string View = "view";
    const string Column = "column";
    const string Index = "index";
    const string ForeignKey = "foreign key";
    const string Trigger = "trigger";

    /// <summary>Told, but no difference.</summary>
    const string Place = "cid";

    readonly Dictionary<(string Kind, string Identity, string Property), (string Table, string Value)> _seen = [];
    readonly List<string> _withoutStorage = [];

    /// <summary>Views and virtual tables, whose columns have to be asked for one by one.</summary>
    public IReadOnlyList<string> WithoutStorage => _withoutStorage;

    public ValueList<Observation> Sorted() =>
        _seen
            .Select(one => new Observation(one.Key.Kind, "", one.Key.Identity, one.Key.Property, one.Value.Value)
            {
                Name = one.Value.Table,
                Whole = one.Key.Kind is Table or View ? null : WholeOf(one.Value.Table),
                IsNote = one.Key.Property == Place,
            })
            .OrderBy(one => one.Kind, StringComparer.Ordinal)
            .ThenBy(one => one.Identity, StringComparer.Ordinal)
            .ThenBy(one => one.Property, StringComparer.Ordinal)
            .ToValueList();

    // Tables and views share their names.
    string WholeOf(string table) => $"{(_seen.ContainsKey((View, table, "type")) ? View : Table)} {table}";

    public void AddRelations(List<string[]> rows)
    {
        foreach (var row in rows)
        {
            var (name, type, sql) = (row[0], row[1], row[4]);
            var kind = type == View ? View : Table;
            See(name, kind, name, "type", type);
            See(name, kind, name, "wr", row[2]);
            See(name, kind, name, "strict", row[3]);
            if (type == "table")
            {
                foreach (var clause in ObservedTable.ClausesOf(name, sql).CountBy(clause => clause))
                    See(name, Table, name, "clause " + clause.Key, clause.Value.ToString(CultureInfo.InvariantCulture));
                continue;
            }
            _withoutStorage.Add(name);
            var observed = new ObservedSql(sql);
            // CREATE VIEW name, CREATE VIRTUAL TABLE name
            See(name, kind, name, "sql", observed.Join(kind == View ? 3 : 4, observed.Count));
        }
    }

    public void AddColumns(List<string[]> rows)
    {
        foreach (var row in rows)
        {
            var identity = $"{row[0]}.{row[1]}";
            See(row[0], Column, identity, "type", new ObservedSql(row[2]) is var type ? type.Join(0, type.Count) : "");
            See(row[0], Column, identity, "notnull", row[3]);
            See(row[0], Column, identity, "dflt_value", Default(row[4]));
            See(row[0], Column, identity, "pk", row[5]);
            See(row[0], Column, identity, "hidden", row[6]);
            See(row[0], Column, identity, Place, row[7]);
        }
    }

    public void AddIndexes(List<string[]> rows)
    {
        foreach (var index in rows.GroupBy(row => (Table: row[0], Name: row[1])))
        {
            var row = index.First();
            var columns = string.Join(", ", index.Select(one => $"{one[6]} {one[7]} {one[8]}"));
            var identity = row[3] == "c" ? index.Key.Name : $"{index.Key.Table} ({columns})";
            See(index.Key.Table, Index, identity, "table", index.Key.Table);
            See(index.Key.Table, Index, identity, "unique", row[2]);
            See(index.Key.Table, Index, identity, "origin", row[3]);
            See(index.Key.Table, Index, identity, "partial", row[4]);
            See(index.Key.Table, Index, identity, "columns", columns);
            if (row[5].Length > 0)
                See(index.Key.Table, Index, identity, "sql", Without("asc", new(row[5], index.Key.Table)));
        }
    }

    public void AddForeignKeys(List<string[]> rows)
    {
        foreach (var key in rows.GroupBy(row => (Table: row[0], Id: row[1])))
        {
            var row = key.First();
            var from = string.Join(", ", key.Select(one => one[3]));
            var to = string.Join(", ", key.Select(one => one[4]));
            var identity = Fold($"{key.Key.Table} ({from}) -> {row[2]} ({to})");
            var value = $"on update {row[5]} on delete {row[6]} match {row[7]}";
            // The same key twice is two.
            See(key.Key.Table, ForeignKey, identity, value, $"{1 + CountOf(ForeignKey, identity, value)}");
        }
    }

    public void AddTriggers(List<string[]> rows)
    {
        foreach (var row in rows)
        {
            See(row[1], Trigger, row[0], "table", Fold(row[1]));
            var sql = new ObservedSql(row[2]);
            See(row[1], Trigger, row[0], "sql", sql.Join(3, sql.Count));
        }
    }

    void See(string table, string kind, string identity, string property, string value) =>
        _seen[(kind, identity, property)] = (table, value);

    int CountOf(string kind, string identity, string property) =>
        _seen.TryGetValue((kind, identity, property), out var count)
            ? int.Parse(count.Value, CultureInfo.InvariantCulture)
            : 0;

    // A lone name is a string, and NULL is no default.
    static string Default(string text)
    {
        var sql = new ObservedSql(text);
        if (sql.Count != 1 || text.StartsWith('\'') || char.IsAsciiDigit(text[0]) || text[0] == '.')
            return sql.Join(0, sql.Count);
        return sql[0] switch
        {
            "null" => "",
            "true" or "false" or "current_time" or "current_date" or "current_timestamp" when sql.IsBare(0) => sql[0],
            _ => $"'{text.Trim('"', '`', '[', ']')}'",
        };
    }

    static string Without(string word, ObservedSql sql) =>
        string.Join(' ', Enumerable.Range(2, sql.Count - 2).Where(i => !sql.IsBare(i, word)).Select(i => sql[i]));

    static string Fold(string text) => text.ToLowerInvariant();
}
