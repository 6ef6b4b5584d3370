namespace Godwit;

/// <summary>Reads the columns of a key within parentheses.</summary>
sealed class SqliteKeyColumns(SqliteTokens tokens, SqliteColumnNames columns)
{
    /// <summary>Their names, collations and directions; <c>AUTOINCREMENT</c> is a setting of the key.</summary>
    public string Read(int from, int to, Dictionary<string, string> settings)
    {
        var parts = new List<string>();
        for (var start = from; start < to; )
        {
            var end = start + 1;
            while (end < to && !tokens.IsSymbol(end, ','))
                end++;
            var last = end;
            if (tokens.IsWord(last - 1, "autoincrement"))
            {
                settings["autoincrement"] = "yes";
                last--;
            }
            var isDescending = tokens.IsWord(last - 1, "desc") && last - 1 > start;
            last -= last - 1 > start && (isDescending || tokens.IsWord(last - 1, "asc")) ? 1 : 0;
            var collation =
                start + 2 < last && tokens.IsWord(start + 1, "collate")
                    ? $" collate {SqliteNormalForm.Lower(tokens.NameAt(start + 2))}"
                    : "";
            parts.Add(SqliteKeywords.Quote(columns[tokens.NameAt(start)]) + collation + (isDescending ? " desc" : ""));
            start = end + 1;
        }
        return string.Join(", ", parts);
    }
}
