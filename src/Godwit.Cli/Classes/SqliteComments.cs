namespace Godwit.Cli;

/// <summary>What people wrote beside the columns of a table: SQLite keeps the text of the statement.</summary>
sealed class SqliteComments
{
    readonly SqliteTokens _tokens;
    readonly List<string> _table = [];
    readonly Dictionary<string, List<string>> _columns;

    SqliteComments(string statement, IEnumerable<string> columns)
    {
        _tokens = new(statement);
        _columns = columns.ToDictionary(one => one, _ => new List<string>(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The comments of a table; <see langword="null"/> for none.</summary>
    public string? Table => Join(_table);

    /// <summary>The comment of a column; <see langword="null"/> for none.</summary>
    public string? Of(string column) => Join(_columns.GetValueOrDefault(column) ?? []);

    /// <summary>Reads the comments of <c>CREATE TABLE</c>; those of constraints are the table's.</summary>
    public static SqliteComments Read(string statement, IEnumerable<string> columns)
    {
        var comments = new SqliteComments(statement, columns);
        comments.Read();
        return comments;
    }

    void Read()
    {
        var (lines, depth, isInside) = (_table, 0, false);
        for (var i = 1; i < _tokens.Count; i++)
        {
            var before = i - 1;
            depth += _tokens.IsSymbol(before, '(') ? 1 : 0;
            depth -= _tokens.IsSymbol(before, ')') ? 1 : 0;
            var gap = _tokens.Text[_tokens[before].End.._tokens[i].Start];
            var begins = depth == 1 && (_tokens.IsSymbol(before, ',') || !isInside);
            isInside |= begins;
            // Behind the comma, on its line, stands what belongs to the part before it.
            var end = begins ? gap.IndexOf('\n', StringComparison.Ordinal) + 1 : gap.Length;
            Add(lines, gap[..end]);
            if (begins)
                lines = _columns.GetValueOrDefault(_tokens.NameAt(i)) ?? _table;
            Add(lines, gap[end..]);
        }
    }

    /// <summary>Adds the comments among blanks.</summary>
    static void Add(List<string> lines, string gap)
    {
        for (var at = 0; at < gap.Length; )
        {
            var isLine = gap.AsSpan(at).StartsWith("--");
            if (!isLine && !gap.AsSpan(at).StartsWith("/*"))
            {
                at++;
                continue;
            }
            var found = gap.IndexOf(isLine ? "\n" : "*/", at, StringComparison.Ordinal);
            var end = found < 0 ? gap.Length : found;
            lines.AddRange(
                gap[(at + 2)..end]
                    .Split('\n')
                    .Select(line => line.Trim(' ', '\t', '\r', '-', '*'))
                    .Where(line => line.Length > 0)
            );
            at = end + (isLine ? 1 : 2);
        }
    }

    static string? Join(List<string> lines) => lines.Count == 0 ? null : string.Join('\n', lines);
}
