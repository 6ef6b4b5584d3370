using System.Text;

namespace Godwit;

/// <summary>Texts of statements; no decisions.</summary>
static class SqliteDdl
{
    const int LineWidth = 100;

    public static string Quote(string name) => SqliteKeywords.Quote(name);

    public static string Text(string value) => SqliteNormalForm.Quote(value);

    /// <summary>
    /// The definition of a table under another name. Its own name before a column would be unknown there, and says
    /// nothing: it is left out.
    /// </summary>
    public static string CreateAs(SchemaObject table, string name)
    {
        var tokens = new SqliteTokens(table.Source ?? "");
        // CREATE TABLE name, CREATE VIRTUAL TABLE name
        var place = tokens.IsWord(1, "virtual") ? 3 : 2;
        var sql = new StringBuilder(tokens.Source(0, place)).Append(' ').Append(Quote(name));
        var at = tokens[place].End;
        for (var i = place + 1; i < tokens.Count; i++)
        {
            if (!IsQualifier(tokens, i, table.Name.Name))
                continue;
            sql.Append(tokens.Text, at, tokens[i].Start - at);
            at = tokens[++i].End;
        }
        return sql.Append(tokens.Text, at, tokens[tokens.Count - 1].End - at).ToString();
    }

    public static string Copy(string to, string from, List<(string Column, string Value)> columns, bool isStrict)
    {
        var names = string.Join(", ", columns.Select(one => Quote(one.Column)));
        var values = string.Join(", ", columns.Select(one => one.Value));
        // OR ABORT: a conflict clause of the table shall not drop rows in silence.
        var verb = isStrict ? "INSERT OR ABORT INTO" : "INSERT INTO";
        var select = $"SELECT {values} FROM {Quote(from)}";
        var insert = $"{verb} {Quote(to)} ({names})";
        if (insert.Length + select.Length < LineWidth)
            return $"{insert} {select}";
        return insert.Length < LineWidth && select.Length < LineWidth
            ? $"{insert}\n{select}"
            : $"{verb} {Quote(to)} (\n    {Lines(columns.Select(one => Quote(one.Column)))}\n)\n"
                + $"SELECT\n    {Lines(columns.Select(one => one.Value))}\nFROM {Quote(from)}";
    }

    /// <summary>A foreign key as part of the definition of its column.</summary>
    public static string References(SchemaObject constraint)
    {
        var tokens = new SqliteTokens(constraint.Source ?? "");
        var references = 0;
        while (!tokens.IsWord(references, "references"))
            references++;
        var name = tokens.IsWord(0, "constraint") ? tokens.Source(0, 2) + " " : "";
        return name + tokens.Source(references, tokens.Count);
    }

    static string Lines(IEnumerable<string> parts) => string.Join(",\n    ", parts);

    static bool IsQualifier(SqliteTokens tokens, int index, string table) =>
        tokens.IsName(index)
        && tokens.IsSymbol(index + 1, '.')
        && tokens.NameAt(index).Equals(table, StringComparison.OrdinalIgnoreCase);
}
