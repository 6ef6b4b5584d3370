namespace Godwit;

/// <summary>
/// The clauses of a stored <c>CREATE TABLE</c> that no pragma shows, each as one text: those of a column as if they
/// stood behind the columns, and none that says what is so anyway.
/// </summary>
sealed class ObservedTable
{
    static readonly string[] _starts =
    [
        "constraint",
        "primary",
        "not",
        "null",
        "unique",
        "check",
        "default",
        "collate",
        "references",
        "generated",
        "as",
        "foreign",
    ];

    readonly ObservedSql _sql;
    readonly List<string> _clauses = [];

    ObservedTable(ObservedSql sql) => _sql = sql;

    public static List<string> ClausesOf(string table, string sql)
    {
        var observed = new ObservedTable(new(sql, table));
        var open = 0;
        while (open < observed._sql.Count && observed._sql[open] != "(")
            open++;
        observed.ReadParts(open + 1, observed._sql.Behind(open) - 1);
        return observed._clauses;
    }

    void ReadParts(int from, int to)
    {
        for (var start = from; start < to; )
        {
            var end = start;
            while (end < to && _sql[end] != ",")
                end = _sql[end] == "(" ? _sql.Behind(end) : end + 1;
            ReadPart(start, end);
            start = end + 1;
        }
    }

    void ReadPart(int from, int to)
    {
        var isColumn = !(
            _sql.IsBare(from) && _sql[from] is "constraint" or "primary" or "unique" or "check" or "foreign"
        );
        var at = isColumn ? from + 1 : from;
        while (at < to && !IsStart(at, from))
            at = Next(at);
        while (at < to)
        {
            var end = EndOfClause(at, to);
            ReadClause(at, end, isColumn ? _sql[from] : null);
            at = end;
        }
    }

    int Next(int index) => _sql[index] == "(" ? _sql.Behind(index) : index + 1;

    int EndOfClause(int from, int to)
    {
        var at = from;
        // A name, and the word that begins what is named.
        if (_sql.IsBare(at, "constraint"))
            at += 2;
        var first = at;
        at = Next(at);
        while (at < to && !IsStart(at, first))
            at = Next(at);
        return at;
    }

    bool IsStart(int index, int first)
    {
        if (!_sql.IsBare(index) || Array.IndexOf(_starts, _sql[index]) < 0)
            return false;
        return _sql[index] switch
        {
            "null" => !_sql.IsBare(index - 1, "set")
                && !_sql.IsBare(index - 1, "not")
                && !_sql.IsBare(first, "default"),
            "default" => !_sql.IsBare(index - 1, "set"),
            "not" => !_sql.IsBare(index + 1, "deferrable"),
            "as" => !_sql.IsBare(index - 1, "always"),
            "generated" => _sql.IsBare(index + 1, "always"),
            "references" => !_sql.IsBare(first, "foreign"),
            "primary" => _sql.IsBare(index + 1, "key"),
            _ => true,
        };
    }

    void ReadClause(int from, int to, string? column)
    {
        var name = _sql.IsBare(from, "constraint") ? $"constraint {_sql[from + 1]} " : "";
        var at = name.Length > 0 ? from + 2 : from;
        switch (_sql[at])
        {
            case "null" or "default":
                break;
            case "not":
                if (Conflict(at, to) is { Length: > 0 } conflict)
                    _clauses.Add($"{column} not null{conflict}");
                break;
            case "collate":
                if (_sql[at + 1] != "binary")
                    _clauses.Add($"{column} collate {_sql[at + 1]}");
                break;
            case "generated" or "as":
                var open = at + (_sql[at] == "as" ? 1 : 3);
                _clauses.Add($"{column} as {_sql.Join(open, _sql.Behind(open))}");
                break;
            case "check":
                _clauses.Add($"{name}check {_sql.Join(at + 1, _sql.Behind(at + 1))}{Conflict(at, to)}");
                break;
            case "primary" or "unique":
                _clauses.Add(name + Key(at, to, column));
                break;
            case "references" or "foreign":
                _clauses.Add(name + ForeignKey(at, to, column));
                break;
            default:
                _clauses.Add(name + _sql.Join(at, to));
                break;
        }
    }

    string Key(int from, int to, string? column)
    {
        var at = from + (_sql[from] == "primary" ? 2 : 1);
        var counter = "";
        var columns = new List<string>();
        for (var i = at; i < to; i++)
        {
            if (_sql.IsBare(i, "autoincrement"))
                counter = " autoincrement";
            else if (_sql.IsBare(i, "on") && _sql.IsBare(i + 1, "conflict"))
                i += 2;
            else if (!_sql.IsBare(i, "asc") && _sql[i] is not ("(" or ")"))
                columns.Add(_sql[i]);
        }
        var key = column is null ? columns : [column, .. columns];
        return $"{_sql[from]} ({string.Join(' ', key)}){Conflict(from, to)}{counter}";
    }

    // The pragma shows what happens on DELETE and UPDATE.
    string ForeignKey(int from, int to, string? column)
    {
        var references = from;
        while (references < to && !_sql.IsBare(references, "references"))
            references++;
        var columns = column is null ? _sql.Join(from + 2, references) : $"( {column} )";
        var text = $"foreign key {columns} references {_sql[references + 1]}";
        for (var i = references + 2; i < to; i++)
        {
            if (_sql[i] == "(")
            {
                text += " " + _sql.Join(i, _sql.Behind(i));
                i = _sql.Behind(i) - 1;
            }
            else if (_sql.IsBare(i, "match"))
                text += $" match {_sql[++i]}";
            else if (_sql.IsBare(i, "deferrable") && _sql.IsBare(i + 2, "deferred") && !_sql.IsBare(i - 1, "not"))
                text += " deferred";
        }
        return text;
    }

    string Conflict(int from, int to)
    {
        for (var i = from; i + 2 < to; i++)
        {
            if (_sql.IsBare(i, "on") && _sql.IsBare(i + 1, "conflict") && _sql[i + 2] != "abort")
                return $" on conflict {_sql[i + 2]}";
        }
        return "";
    }
}
