namespace Godwit;

/// <summary>
/// Follows a statement and tells whether a semicolon in it ends it. In the body of a routine or trigger only the one of
/// <c>; END ;</c> does:
/// no statement begins with END, so that CASE … END and a column called <c>begin</c> or <c>end</c> need no attention.
/// </summary>
/// <remarks>
/// SQLite's <c>sqlite3_complete</c> decides so too; psql counts BEGIN, CASE and END, and is misled by such columns.
/// </remarks>
struct SqlBlock(SqlSyntax syntax)
{
    Head _head;
    Body _body;
    int _parentheses;

    /// <summary>True when the semicolon that comes next ends the statement.</summary>
    public readonly bool EndsAtSemicolon => _parentheses == 0 && _body is Body.None or Body.AfterEnd;

    /// <summary>
    /// Takes the next token of the statement that is not a comment; a semicolon only where it does not end it.
    /// </summary>
    public void Add(in SqlTokenizer tokens)
    {
        if (tokens.Current.Kind == SqlTokenKind.Symbol)
            AddSymbol(tokens.Text[0]);
        else if (_body != Body.None)
            _body = _body == Body.StatementStart && tokens.IsWord("end") ? Body.AfterEnd : Body.InStatement;
        else if (_head != Head.Other)
            _head = syntax.Blocks == SqlBlockStyle.Triggers ? NextOfTrigger(tokens) : NextOfRoutine(tokens);
        if (_head == Head.Opens)
        {
            // A routine's body may be empty; a trigger's header has yet to come.
            _body = syntax.Blocks == SqlBlockStyle.Triggers ? Body.InStatement : Body.StatementStart;
            _head = Head.Other;
        }
    }

    void AddSymbol(char symbol)
    {
        if (syntax.HasSemicolonsInParentheses && symbol is '(' or ')')
            _parentheses = symbol == '(' ? _parentheses + 1 : Math.Max(0, _parentheses - 1);
        if (_body != Body.None)
            _body = symbol == ';' && _parentheses == 0 ? Body.StatementStart : Body.InStatement;
        else if (_head == Head.Begin)
            _head = Head.Routine;
        else if (_head != Head.Routine && _head != Head.Explain)
            _head = Head.Other;
    }

    readonly Head NextOfRoutine(in SqlTokenizer tokens) =>
        _head switch
        {
            Head.Start when tokens.IsWord("create") => Head.Create,
            Head.Create when tokens.IsWord("or") => Head.Or,
            Head.Or when tokens.IsWord("replace") => Head.Replace,
            Head.Create or Head.Replace when tokens.IsWord("function") || tokens.IsWord("procedure") => Head.Routine,
            Head.Begin when _parentheses == 0 && tokens.IsWord("atomic") => Head.Opens,
            Head.Routine or Head.Begin => tokens.IsWord("begin") ? Head.Begin : Head.Routine,
            _ => Head.Other,
        };

    readonly Head NextOfTrigger(in SqlTokenizer tokens) =>
        _head switch
        {
            Head.Start when tokens.IsWord("explain") => Head.Explain,
            Head.Start or Head.Explain when tokens.IsWord("create") => Head.Create,
            Head.Explain when !tokens.IsWord("explain") => Head.Explain,
            Head.Create when tokens.IsWord("temp") || tokens.IsWord("temporary") => Head.Create,
            Head.Create when tokens.IsWord("trigger") => Head.Opens,
            _ => Head.Other,
        };

    enum Head
    {
        Start,
        Explain,
        Create,
        Or,
        Replace,
        Routine,
        Begin,
        Opens,
        Other,
    }

    enum Body
    {
        None,
        StatementStart,
        InStatement,
        AfterEnd,
    }
}
