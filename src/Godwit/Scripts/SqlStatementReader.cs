namespace Godwit;

/// <summary>
/// Reads the statements of a script one at a time, so that a statement can be refused before what follows it is looked
/// at (the rows behind <c>COPY … FROM stdin</c> are not SQL).
/// </summary>
/// <param name="script">The script.</param>
/// <param name="syntax">How it is split.</param>
/// <param name="isSchema">
/// Passes over <c>\restrict</c> and <c>\unrestrict</c>, which pg_dump writes around every schema.
/// </param>
ref struct SqlStatementReader(SqlScript script, SqlSyntax syntax, bool isSchema = false)
{
    SqlTokenizer _tokens = new(script.Text, new(0, script.Text.Length), syntax);

    /// <summary>Offset of the first character that is not in the full span of a statement that was read.</summary>
    public int Position { get; private set; }

    /// <summary>Offset of the first parameter in the statement that was read; -1 when it has none.</summary>
    public int Parameter { get; private set; }

    /// <summary>
    /// The next statement, or <see langword="null"/> at the end; comments that speak to Godwit are added to the list.
    /// </summary>
    /// <exception cref="InvalidMigrationException">
    /// A quote or comment does not end, or there is a client's command.
    /// </exception>
    public SqlStatement? Read(List<SourceSpan> directives)
    {
        var block = new SqlBlock(syntax);
        var (start, end) = (-1, -1);
        Parameter = -1;
        while (_tokens.MoveNextOrComment())
        {
            if (_tokens.IsUnterminated)
                throw Unterminated();
            var token = _tokens.Current;
            if (token.IsComment)
            {
                NoteComment(directives);
                if (script.HasBreakpoints && StatementBreakpoint.Check(script, token) && start >= 0)
                    return Statement(start, end, end);
                continue;
            }
            if (_tokens.IsSymbol(';') && (start < 0 || block.EndsAtSemicolon))
            {
                if (start >= 0)
                    return Statement(start, end, token.End);
                continue;
            }
            if (isSchema && start < 0 && _tokens.Text is @"\restrict" or @"\unrestrict")
            {
                PassOverLine();
                continue;
            }
            if (token.Kind == SqlTokenKind.ClientCommand || (start < 0 && !syntax.HasBackslashCommands))
                RefuseClientCommand(token);
            if (token.Kind == SqlTokenKind.Parameter && Parameter < 0)
                Parameter = token.Start;
            start = start < 0 ? token.Start : start;
            end = token.End;
            block.Add(_tokens);
        }
        return start < 0 ? null : Statement(start, end, end);
    }

    void PassOverLine()
    {
        var length = script.Text.AsSpan(_tokens.Current.End).IndexOfAny('\r', '\n');
        var end = length < 0 ? script.Text.Length : _tokens.Current.End + length;
        var ahead = _tokens;
        while (ahead.MoveNextOrComment() && ahead.Current.Start < end)
            _tokens = ahead;
    }

    SqlStatement Statement(int start, int end, int fullEnd)
    {
        var full = new SourceSpan(Position, fullEnd - Position);
        Position = fullEnd;
        return new(script, new(start, end - start), full);
    }

    readonly void NoteComment(List<SourceSpan> directives)
    {
        var token = _tokens.Current;
        var comment = _tokens.Text;
        if (DirectiveText.IsAddressed(comment))
            directives.Add(new(token.Start, token.End - token.Start));
        if (syntax.EndsCommentAtCarriageReturn || token.Kind != SqlTokenKind.LineComment)
            return;
        var carriageReturn = comment.IndexOf('\r');
        if (carriageReturn >= 0 && !comment[carriageReturn..].IsWhiteSpace())
            throw ScriptErrors.At(
                script,
                token.Start,
                ScriptErrors.CarriageReturnInComment,
                "this comment holds a carriage return (CR) without a line feed (LF). SQLite ends a comment only "
                    + "at LF, so that it would skip what looks like the next lines.",
                "Save the file with LF or CRLF line ends."
            );
    }

    readonly void RefuseClientCommand(SqlToken token)
    {
        var rest = script.Text.AsSpan(token.Start);
        if (syntax.HasBackslashCommands || rest is ['.', >= 'a' and <= 'z', ..])
            throw ClientCommands.Refusal(script, token.Start, syntax);
        if (rest[0] == '#')
            throw ScriptErrors.At(
                script,
                token.Start,
                ScriptErrors.ClientCommand,
                "a line that begins with # is a comment to the sqlite3 shell only; SQLite does not know it.",
                "Begin the comment with -- instead."
            );
    }

    readonly InvalidMigrationException Unterminated()
    {
        var token = _tokens.Current;
        var (what, close) = token.Kind switch
        {
            SqlTokenKind.BlockComment => ("a comment is opened here and never closed", "*/"),
            SqlTokenKind.QuotedIdentifier => ("a quoted name is opened here and never closed", Closing(_tokens.Text)),
            _ => ("a string is opened here and never closed", Closing(_tokens.Text)),
        };
        return ScriptErrors.At(
            script,
            token.Start,
            ScriptErrors.Unterminated,
            $"{what}.",
            $"Add the closing {close}, or look for a quote too many before it."
        );
    }

    static string Closing(ReadOnlySpan<char> opened)
    {
        if (opened[0] == '$')
            return opened[..(opened[1..].IndexOf('$') + 2)].ToString();
        var quote = opened[opened.IndexOfAny("'\"`[")];
        return quote == '[' ? "]" : quote.ToString();
    }
}
