using System.Globalization;

namespace Godwit;

/// <summary>Collects what is seen.</summary>
sealed class SqliteSight
{
    const string Table = "table";
    const string Column = "column";
    const string Index = "index";
    const string ForeignKey = "foreign key";
    const string Trigger = "trigger";

    readonly Dictionary<(string Kind, string Identity, string Property), string> _seen = [];
    readonly List<string> _withoutStorage = [];

    /// <summary>Views and virtual tables, whose columns have to be asked for one by one.</summary>
    public IReadOnlyList<string> WithoutStorage => _withoutStorage;

    public ValueList<Observation> Sorted() =>
        _seen
            .Select(one => new Observation(one.Key.Kind, "", one.Key.Identity, one.Key.Property, one.Value))
            .OrderBy(one => one.Kind, StringComparer.Ordinal)
            .ThenBy(one => one.Identity, StringComparer.Ordinal)
            .ThenBy(one => one.Property, StringComparer.Ordinal)
            .ToValueList();

    public void AddRelations(List<string[]> rows)
    {
        foreach (var row in rows)
        {
            var (name, type, sql) = (row[0], row[1], row[4]);
            See(Table, name, "type", type);
            See(Table, name, "wr", row[2]);
            See(Table, name, "strict", row[3]);
            if (type == "table")
            {
                foreach (var clause in ObservedTable.ClausesOf(name, sql).CountBy(clause => clause))
                    See(Table, name, "clause " + clause.Key, clause.Value.ToString(CultureInfo.InvariantCulture));
                continue;
            }
            _withoutStorage.Add(name);
            var observed = new ObservedSql(sql);
            // CREATE VIEW name, CREATE VIRTUAL TABLE name
            See(Table, name, "sql", observed.Join(type == "view" ? 3 : 4, observed.Count));
        }
    }

    public void AddColumns(List<string[]> rows)
    {
        foreach (var row in rows)
        {
            var identity = $"{row[0]}.{row[1]}";
            See(Column, identity, "type", new ObservedSql(row[2]) is var type ? type.Join(0, type.Count) : "");
            See(Column, identity, "notnull", row[3]);
            See(Column, identity, "dflt_value", Default(row[4]));
            See(Column, identity, "pk", row[5]);
            See(Column, identity, "hidden", row[6]);
        }
    }

    public void AddIndexes(List<string[]> rows)
    {
        foreach (var index in rows.GroupBy(row => (Table: row[0], Name: row[1])))
        {
            var row = index.First();
            var columns = string.Join(", ", index.Select(one => $"{one[6]} {one[7]} {one[8]}"));
            var identity = row[3] == "c" ? index.Key.Name : $"{index.Key.Table} ({columns})";
            See(Index, identity, "table", index.Key.Table);
            See(Index, identity, "unique", row[2]);
            See(Index, identity, "origin", row[3]);
            See(Index, identity, "partial", row[4]);
            See(Index, identity, "columns", columns);
            if (row[5].Length > 0)
                See(Index, identity, "sql", Without("asc", new(row[5], index.Key.Table)));
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
            See(ForeignKey, identity, value, $"{1 + CountOf(ForeignKey, identity, value)}");
        }
    }

    public void AddTriggers(List<string[]> rows)
    {
        foreach (var row in rows)
        {
            See(Trigger, row[0], "table", Fold(row[1]));
            var sql = new ObservedSql(row[2]);
            See(Trigger, row[0], "sql", sql.Join(3, sql.Count));
        }
    }

    void See(string kind, string identity, string property, string value) => _seen[(kind, identity, property)] = value;

    int CountOf(string kind, string identity, string property) =>
        _seen.TryGetValue((kind, identity, property), out var count)
            ? int.Parse(count, CultureInfo.InvariantCulture)
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
