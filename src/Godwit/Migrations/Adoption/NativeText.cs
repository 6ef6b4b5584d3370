using System.Text;

namespace Godwit;

/// <summary>
/// Writes a file of another tool as a migration file of Godwit's: its text, without what only the tool reads. Those are
/// the markers of goose and dbmate, sqlx's <c>-- no-transaction</c>, Drizzle's breakpoints,
/// and BEGIN and COMMIT of files that are sent as they are. Everything else stays as it was written.
/// </summary>
sealed class NativeText
{
    const string NoTransaction = "-- godwit: no-transaction\n";
    const string Commit = "-- godwit: commit\n";
    const string SqlxNoTransaction = "-- no-transaction";

    readonly SqlScript _script;
    readonly Dialect _dialect;
    readonly List<Edit> _edits = [];
    int? _commit;
    SourceSpan? _down;
    bool _isAlone;
    bool _isUpAlone;
    bool _isDownAlone;
    bool _hasStatement;

    /// <summary>Reads a file.</summary>
    /// <param name="script">The file.</param>
    /// <param name="dialect">How it is split.</param>
    /// <param name="isAlone">Every statement is a step of its own, for a reason that is not in the text.</param>
    /// <exception cref="InvalidMigrationException">It cannot be run, or has a marker that is not known.</exception>
    public NativeText(SqlScript script, Dialect dialect, bool isAlone = false)
    {
        (_script, _dialect, _isAlone) = (script with { HasOwnTransactions = true }, dialect, isAlone);
        _ = MigrationScript.Parse(_script, dialect);
        if (script.Text.StartsWith(SqlxNoTransaction, StringComparison.Ordinal))
        {
            _isAlone = true;
            _edits.Add(new(LineOf(new(0, SqlxNoTransaction.Length)), ""));
        }
        if (script.HasBreakpoints)
            CutBreakpoints();
        ReadStatements();
    }

    /// <summary>The way forward.</summary>
    public string Up => Render(0, _down?.Start ?? _script.Text.Length, _isAlone || _isUpAlone);

    /// <summary>The way back that stands in the same file; absent: there is none, or nothing but its marker.</summary>
    public string? Down =>
        _down is { } marker && _hasStatement ? Render(marker.End, _script.Text.Length, _isAlone || _isDownAlone) : null;

    void ReadStatements()
    {
        var reader = new SqlStatementReader(_script, _dialect.Syntax);
        var comments = new List<SourceSpan>();
        while (true)
        {
            var statement = reader.Read(comments);
            foreach (var comment in comments)
                Take(comment, statement);
            comments.Clear();
            if (statement is null)
                return;
            Take(statement);
        }
    }

    void Take(SourceSpan comment, SqlStatement? statement)
    {
        if (SectionMarkers.Read(_script.Text.AsSpan(comment.Start, comment.Length)) is not { } marker)
            return;
        DirectivePlace.Check(_script, comment, statement);
        var line = LineOf(comment);
        _edits.Add(new(line, ""));
        _isAlone |= marker == SectionMarker.WithoutTransaction;
        _isUpAlone |= marker == SectionMarker.UpWithoutTransaction;
        _isDownAlone |= marker == SectionMarker.DownWithoutTransaction;
        if (_down is null && marker is (SectionMarker.Down or SectionMarker.DownWithoutTransaction))
            (_down, _commit, _hasStatement) = (line, null, false);
    }

    void Take(SqlStatement statement)
    {
        var edge = _dialect.Classify(statement).Refusal is null
            ? TransactionEdge.None
            : OwnTransaction.Read(statement, _dialect.Syntax);
        var whole = new SourceSpan(statement.Span.Start, statement.FullSpan.End - statement.Span.Start);
        if (edge == TransactionEdge.None)
        {
            // What is committed before another statement is a boundary; at the end it is one anyway.
            if (_commit is { } index)
                _edits[index] = new(_edits[index].Span, IsAtLineStart(_edits[index].Span) ? Commit : "\n" + Commit);
            (_commit, _hasStatement) = (null, true);
            if (_script.HasBreakpoints && _script.Text[statement.FullSpan.End - 1] != ';')
                _edits.Add(new(new(statement.Span.End, 0), ";"));
            return;
        }
        if (edge == TransactionEdge.Commit && _hasStatement)
            _commit ??= _edits.Count;
        _edits.Add(new(LineOf(whole), ""));
    }

    void CutBreakpoints()
    {
        var tokens = new SqlTokenizer(_script.Text, new(0, _script.Text.Length), _dialect.Syntax);
        while (tokens.MoveNextOrComment())
        {
            if (tokens.Current.IsComment && StatementBreakpoint.Check(_script, tokens.Current))
                _edits.Add(new(LineOf(new(tokens.Current.Start, tokens.Current.End - tokens.Current.Start)), ""));
        }
    }

    bool IsAtLineStart(SourceSpan span) => span.Start == 0 || _script.Text[span.Start - 1] is '\n' or '\r';

    /// <summary>The whole line, where nothing else stands on it; else with the blanks before it.</summary>
    SourceSpan LineOf(SourceSpan span)
    {
        var text = _script.Text.AsSpan();
        var start = span.Start;
        while (start > 0 && text[start - 1] is ' ' or '\t')
            start--;
        var end = span.End;
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        var endsLine = end == text.Length || text[end] is '\r' or '\n';
        if (start > 0 && text[start - 1] is not ('\r' or '\n'))
            return new(start, span.End - start);
        if (!endsLine)
            return new(start, end - start);
        if (end < text.Length && text[end] == '\r')
            end++;
        if (end < text.Length && text[end] == '\n')
            end++;
        return new(start, end - start);
    }

    string Render(int from, int to, bool isAlone)
    {
        var text = new StringBuilder();
        foreach (
            var (span, replacement) in _edits
                .Where(one => one.Span.Start >= from && one.Span.End <= to)
                .OrderBy(one => one.Span.Start)
                .ThenBy(one => one.Span.Length)
        )
        {
            text.Append(_script.Text, from, span.Start - from).Append(replacement);
            from = span.End;
        }
        text.Append(_script.Text, from, to - from);
        var body = text.ToString().Trim('\r', '\n') + "\n";
        return isAlone ? NoTransaction + body : body;
    }

    sealed record Edit(SourceSpan Span, string Text);
}
