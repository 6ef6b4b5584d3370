using System.Diagnostics;

namespace Godwit;

/// <summary>Reads the clauses of columns and tables within <c>CREATE TABLE</c>.</summary>
/// <remarks>https://www.sqlite.org/lang_createtable.html; <c>parse.y</c> of SQLite 3.50.</remarks>
sealed class SqliteClauses(SqliteTokens tokens, SqliteNormalForm form, SqliteColumnNames columns)
{
    readonly SqliteKeyColumns _keys = new(tokens, columns);

    int _at;
    int _end;

    /// <summary>Reads a column's definition; returns the constraints that stand in it.</summary>
    public List<SqliteConstraintText> ReadColumn(int from, int to, SqliteColumnText column)
    {
        (_at, _end) = (from + 1, to);
        // The type; what it is, the pragma says.
        while (_at < _end && !BeginsClause())
            _at = tokens.IsSymbol(_at, '(') ? tokens.Behind(_at) : _at + 1;
        var constraints = new List<SqliteConstraintText>();
        while (_at < _end)
        {
            var start = _at;
            var name = ReadName();
            if (!ReadSetting(column))
                ReadConstraint(start, name, columns[column.Name], constraints);
        }
        return constraints;
    }

    /// <summary>Reads constraints of the table; SQLite lets the comma between two of them be missing.</summary>
    public void ReadConstraints(int from, int to, string? column, List<SqliteConstraintText> constraints)
    {
        (_at, _end) = (from, to);
        while (_at < _end)
        {
            var start = _at;
            ReadConstraint(start, ReadName(), column, constraints);
        }
    }

    bool BeginsClause() =>
        tokens.IsWord(_at, "constraint")
        || tokens.AreWords(_at, "primary", "key")
        || tokens.IsWord(_at, "not")
        || tokens.IsWord(_at, "null")
        || tokens.IsWord(_at, "unique")
        || tokens.IsWord(_at, "check")
        || tokens.IsWord(_at, "default")
        || tokens.IsWord(_at, "collate")
        || tokens.IsWord(_at, "references")
        || tokens.AreWords(_at, "generated", "always")
        || tokens.IsWord(_at, "as");

    string? ReadName()
    {
        string? name = null;
        while (_at < _end && tokens.IsWord(_at, "constraint") && tokens.IsName(_at + 1))
        {
            name = tokens.NameAt(_at + 1);
            _at += 2;
        }
        return name;
    }

    bool ReadSetting(SqliteColumnText column)
    {
        if (tokens.AreWords(_at, "not", "null"))
        {
            _at += 2;
            column.Settings["not null"] = ReadConflict() is { } conflict ? $"on conflict {conflict}" : "yes";
        }
        else if (tokens.IsWord(_at, "null"))
        {
            _at++;
            ReadConflict();
        }
        else if (tokens.IsWord(_at, "default"))
            ReadDefault(column);
        else if (tokens.IsWord(_at, "collate"))
        {
            if (SqliteNormalForm.Lower(tokens.NameAt(_at + 1)) is not "binary" and var collation)
                column.Settings["collate"] = collation;
            _at += 2;
        }
        else if (tokens.AreWords(_at, "generated", "always") || tokens.IsWord(_at, "as"))
            ReadGenerated(column);
        else
            return _at >= _end;
        return true;
    }

    void ReadDefault(SqliteColumnText column)
    {
        var literal = new SqliteDefault(tokens, ++_at, _end);
        if (literal.Text is not "null" and var value)
            column.Settings["default"] = value;
        _at = literal.Behind;
    }

    void ReadGenerated(SqliteColumnText column)
    {
        _at += tokens.IsWord(_at, "as") ? 1 : 3;
        var behind = tokens.Behind(_at);
        column.Settings["generated"] = form.Write(tokens, _at + 1, behind - 1);
        _at = behind;
        if (tokens.IsWord(_at, "stored"))
            column.Settings["stored"] = "yes";
        if (_at < _end && (tokens.IsWord(_at, "stored") || tokens.IsWord(_at, "virtual")))
            _at++;
    }

    void ReadConstraint(int start, string? name, string? column, List<SqliteConstraintText> constraints)
    {
        if (_at >= _end)
            return;
        var settings = new Dictionary<string, string>();
        if (tokens.AreWords(_at, "primary", "key"))
            ReadKey("primary key", 2, column, settings);
        else if (tokens.IsWord(_at, "unique"))
            ReadKey("unique", 1, column, settings);
        else if (tokens.IsWord(_at, "check"))
            ReadCheck(settings);
        else if (tokens.AreWords(_at, "foreign", "key") || tokens.IsWord(_at, "references"))
            ReadForeignKey(column, settings);
        else
            throw new UnreachableException($"`{tokens.TextOf(_at)}` in `{tokens.Text}`");
        var constraint = new SqliteConstraintText(name, tokens.Source(start, _at));
        foreach (var (setting, value) in settings)
            constraint.Settings.Add(setting, value);
        constraints.Add(constraint);
    }

    void ReadKey(string type, int words, string? column, Dictionary<string, string> settings)
    {
        _at += words;
        settings["type"] = type;
        if (column is null)
        {
            var behind = tokens.Behind(_at);
            settings["columns"] = _keys.Read(_at + 1, behind - 1, settings);
            _at = behind;
        }
        else
        {
            settings["columns"] = SqliteKeywords.Quote(column);
            // Only written at the column does DESC keep INTEGER PRIMARY KEY from being the rowid.
            if (tokens.IsWord(_at, "desc"))
                settings["order"] = "desc at the column";
            _at += tokens.IsWord(_at, "desc") || tokens.IsWord(_at, "asc") ? 1 : 0;
        }
        if (ReadConflict() is { } conflict)
            settings["conflict"] = conflict;
        ReadAutoincrement(settings);
    }

    void ReadAutoincrement(Dictionary<string, string> settings)
    {
        if (!tokens.IsWord(_at, "autoincrement"))
            return;
        settings["autoincrement"] = "yes";
        _at++;
    }

    void ReadCheck(Dictionary<string, string> settings)
    {
        var behind = tokens.Behind(++_at);
        settings["type"] = "check";
        settings["expression"] = form.Write(tokens, _at + 1, behind - 1);
        _at = behind;
        if (ReadConflict() is { } conflict)
            settings["conflict"] = conflict;
    }

    void ReadForeignKey(string? column, Dictionary<string, string> settings)
    {
        settings["type"] = "foreign key";
        settings["columns"] = column is null ? "" : SqliteKeywords.Quote(column);
        if (tokens.IsWord(_at, "foreign"))
        {
            _at += 2;
            var behind = tokens.Behind(_at);
            settings["columns"] = _keys.Read(_at + 1, behind - 1, settings);
            _at = behind;
        }
        settings["references"] = tokens.NameAt(++_at);
        _at++;
        if (tokens.IsSymbol(_at, '('))
        {
            var behind = tokens.Behind(_at);
            settings["referenced columns"] = ReadNames(_at + 1, behind - 1);
            _at = behind;
        }
        while (_at < _end && ReadReferenceClause(settings)) { }
    }

    string ReadNames(int from, int to)
    {
        var names = new List<string>();
        for (var i = from; i < to; i++)
        {
            if (!tokens.IsSymbol(i, ','))
                names.Add(SqliteNormalForm.Name(tokens.NameAt(i)));
        }
        return string.Join(", ", names);
    }

    bool ReadReferenceClause(Dictionary<string, string> settings)
    {
        if (tokens.IsWord(_at, "on"))
        {
            var clause = SqliteNormalForm.Lower(tokens.TextOf(_at + 1));
            var words = tokens.IsWord(_at + 2, "set") || tokens.IsWord(_at + 2, "no") ? 2 : 1;
            var action = form.Write(tokens, _at + 2, _at + 2 + words);
            _at += 2 + words;
            if (action != "no action")
                settings[$"on {clause}"] = action;
            return true;
        }
        if (tokens.IsWord(_at, "match"))
        {
            settings["match"] = SqliteNormalForm.Lower(tokens.NameAt(_at + 1));
            _at += 2;
            return true;
        }
        var isNot = tokens.AreWords(_at, "not", "deferrable");
        if (!isNot && !tokens.IsWord(_at, "deferrable"))
            return false;
        _at += isNot ? 2 : 1;
        // DEFERRABLE without INITIALLY DEFERRED is checked at once: SQLite has no SET CONSTRAINTS.
        if (!tokens.IsWord(_at, "initially"))
            return true;
        if (!isNot && tokens.IsWord(_at + 1, "deferred"))
            settings["deferrable"] = "initially deferred";
        _at += 2;
        return true;
    }

    string? ReadConflict()
    {
        if (!tokens.AreWords(_at, "on", "conflict"))
            return null;
        var resolution = SqliteNormalForm.Lower(tokens.TextOf(_at + 2));
        _at += 3;
        return resolution == "abort" ? null : resolution;
    }
}
