namespace Godwit;

/// <summary>
/// What <c>CREATE TABLE</c>, as SQLite keeps it, says beyond the pragmas: conflict clauses, collations, defaults,
/// generated columns, checks, names of constraints, deferrability.
/// </summary>
sealed class SqliteTableText
{
    readonly SqliteTokens _tokens;
    readonly SqliteColumnNames _columns;
    readonly SqliteNormalForm _form;
    readonly SqliteClauses _clauses;

    SqliteTableText(string table, string sql, IEnumerable<string> columns)
    {
        _tokens = new(sql);
        _columns = new(columns);
        _form = new(_columns.Names, table);
        _clauses = new(_tokens, _form, _columns);
    }

    /// <summary>The columns that the text defines, by their names as written.</summary>
    public Dictionary<string, SqliteColumnText> Columns { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The constraints, in the order of the text.</summary>
    public List<SqliteConstraintText> Constraints { get; } = [];

    public bool IsStrict { get; private set; }

    public bool IsWithoutRowid { get; private set; }

    /// <summary>The statement, without what stands behind its last token.</summary>
    public string Source => _tokens.Source(0, _tokens.Count);

    /// <summary>Takes a stored statement apart.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="columns">The names of its columns, from the pragma.</param>
    public static SqliteTableText Read(string table, string sql, IEnumerable<string> columns)
    {
        var text = new SqliteTableText(table, sql, columns);
        var open = 0;
        while (open < text._tokens.Count && !text._tokens.IsSymbol(open, '('))
            open++;
        var behind = text._tokens.Behind(open);
        text.ReadParts(open + 1, behind - 1);
        for (var i = behind; i < text._tokens.Count; i++)
        {
            text.IsStrict |= text._tokens.IsWord(i, "strict");
            text.IsWithoutRowid |= text._tokens.AreWords(i, "without", "rowid");
        }
        return text;
    }

    void ReadParts(int from, int to)
    {
        var start = from;
        var depth = 0;
        for (var i = from; i <= to; i++)
        {
            if (i < to && _tokens.IsSymbol(i, '('))
                depth++;
            else if (i < to && _tokens.IsSymbol(i, ')'))
                depth--;
            if (i < to && (depth > 0 || !_tokens.IsSymbol(i, ',')))
                continue;
            if (start < i)
                ReadPart(start, i);
            start = i + 1;
        }
    }

    void ReadPart(int from, int to)
    {
        if (IsTableConstraint(from))
            _clauses.ReadConstraints(from, to, null, Constraints);
        else
        {
            var column = new SqliteColumnText(_tokens.NameAt(from), _tokens.Source(from, to));
            var constraints = _clauses.ReadColumn(from, to, column);
            Columns[column.Name] = column;
            Constraints.AddRange(constraints);
        }
    }

    bool IsTableConstraint(int index) =>
        _tokens.IsWord(index, "constraint")
        || _tokens.IsWord(index, "primary")
        || _tokens.IsWord(index, "unique")
        || _tokens.IsWord(index, "check")
        || _tokens.IsWord(index, "foreign");
}

/// <summary>The columns of a table, found whatever the case of their names.</summary>
sealed class SqliteColumnNames(IEnumerable<string> names)
{
    readonly Dictionary<string, string> _names = names.ToDictionary(
        name => name,
        name => name,
        StringComparer.OrdinalIgnoreCase
    );

    public IReadOnlySet<string> Names { get; } = names.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as the table has it; as given, where it is none of its columns.</summary>
    public string this[string name] => _names.GetValueOrDefault(name, name);
}

/// <summary>What the text says of a column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Its definition as written.</param>
sealed record SqliteColumnText(string Name, string Source)
{
    /// <summary>Its settings, but for the type.</summary>
    public Dictionary<string, string> Settings { get; } = [];
}

/// <summary>A constraint.</summary>
/// <param name="Name">Its name; absent where it has none.</param>
/// <param name="Source">Its clause as written.</param>
sealed record SqliteConstraintText(string? Name, string Source)
{
    public Dictionary<string, string> Settings { get; } = [];
}
