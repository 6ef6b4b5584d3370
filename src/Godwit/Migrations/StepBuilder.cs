namespace Godwit;

/// <summary>Groups the statements of a migration into steps, as its directives say.</summary>
sealed class StepBuilder(SqlScript script, Dialect dialect)
{
    readonly List<MigrationStep> _steps = [];
    readonly List<SqlStatement> _statements = [];
    readonly List<(Directive.Allow Directive, SourceSpan Span)> _allows = [];
    readonly List<HazardAllowance> _allowances = [];
    readonly List<(string Name, int Offset)> _waiting = [];
    TimeSpan? _lockTimeout;
    TimeSpan? _statementTimeout;
    BatchPlan? _batches;
    MigrationStep? _open;
    bool _isWithoutTransaction;
    bool _isCommitted;

    public ValueList<MigrationStep> Steps => _steps.ToValueList();

    public ValueList<HazardAllowance> Allowances => _allowances.ToValueList();

    /// <summary>True where every statement stands alone.</summary>
    public bool IsWithoutTransaction => _isWithoutTransaction;

    bool HasStatements => _steps.Count > 0 || _open is not null;

    public void Add(Directive directive, SourceSpan span)
    {
        switch (directive)
        {
            case Directive.Commit:
                Commit(span.Start);
                return;
            case Directive.NoTransaction when HasStatements || _isWithoutTransaction:
                throw Misplaced(
                    span.Start,
                    "'no-transaction' stands once, before the first statement.",
                    "Move it to the beginning of the file."
                );
            case Directive.NoTransaction:
                _isWithoutTransaction = true;
                return;
            case Directive.Rename:
                return;
            case Directive.Allow allow:
                _allows.Add((allow, span));
                break;
            case Directive.LockTimeout { Value: var value }:
                _lockTimeout = value;
                goto default;
            case Directive.StatementTimeout { Value: var value }:
                _statementTimeout = value;
                goto default;
            case Directive.Batches { Plan: var plan }:
                _batches = plan;
                goto default;
            default:
                RefuseTwice(directive, span);
                break;
        }
        _waiting.Add((directive.Name, span.Start));
    }

    void RefuseTwice(Directive directive, SourceSpan span)
    {
        if (_waiting.Exists(waiting => waiting.Name == directive.Name))
            throw Misplaced(span.Start, $"'{directive.Name}' stands twice before one statement.", "Delete one.");
    }

    /// <summary>Takes the next statement, and the offset of its first parameter or -1.</summary>
    public void Add(SqlStatement statement, int parameter)
    {
        var traits = dialect.Classify(statement);
        if (traits.Refusal is not null && script.HasOwnTransactions && IsEdge(statement))
            return;
        if (traits.Refusal is { } refusal)
            throw ScriptErrors.At(script, statement.Span.Start, refusal.Code, refusal.What, refusal.Fix);
        if (_batches is not null)
        {
            BatchCheck.Check(statement, traits, dialect.Syntax);
            AddAlone(statement, StepKind.Batches);
        }
        else if (parameter >= 0 && dialect.Syntax.HasNamedParameters)
            throw ParameterWithoutValue(parameter);
        else if (_isWithoutTransaction || traits.MustStandAlone)
            AddAlone(statement, StepKind.Alone);
        else
        {
            RequireNewTransaction();
            Open(StepKind.Transaction);
            _statements.Add(statement);
        }
        foreach (var (allow, span) in _allows)
            _allowances.Add(new(allow.Hazard, allow.Reason, statement, span));
        _allows.Clear();
        _waiting.Clear();
        _isCommitted = false;
    }

    /// <summary>Ends the last step, after the last statement.</summary>
    public void End()
    {
        if (_waiting is [var (name, offset), ..])
            throw Misplaced(
                offset,
                $"'{name}' speaks of the statement behind it, and there is none.",
                "Move it before its statement, or delete it."
            );
        Close();
    }

    /// <summary>A COMMIT of the file's own ends a step; a BEGIN changes nothing.</summary>
    bool IsEdge(SqlStatement statement)
    {
        var edge = OwnTransaction.Read(statement, dialect.Syntax);
        if (edge == TransactionEdge.Commit)
            Close();
        return edge != TransactionEdge.None;
    }

    void AddAlone(SqlStatement statement, StepKind kind)
    {
        Close();
        Open(kind);
        _statements.Add(statement);
        Close();
        _batches = null;
    }

    void Open(StepKind kind) =>
        _open ??= new()
        {
            Number = _steps.Count + 1,
            Kind = kind,
            Statements = [],
            LockTimeout = _lockTimeout,
            StatementTimeout = _statementTimeout,
            Batches = _batches,
        };

    void Close()
    {
        if (_open is null)
            return;
        _steps.Add(_open with { Statements = _statements.ToValueList() });
        _statements.Clear();
        _open = null;
    }

    /// <summary>
    /// A `commit` next to a stand-alone statement or at the end marks a boundary that is there anyway; one without a
    /// statement before it marks nothing, and hints at a statement that went missing.
    /// </summary>
    void Commit(int offset)
    {
        if (!HasStatements)
            throw Misplaced(
                offset,
                "'commit' stands before the first statement: there is nothing to commit.",
                "Delete it."
            );
        if (_isCommitted)
            throw Misplaced(offset, "'commit' stands twice without a statement in between.", "Delete one.");
        _isCommitted = true;
        Close();
    }

    void RequireNewTransaction()
    {
        if (_open is null)
            return;
        foreach (var (name, offset) in _waiting)
        {
            if (name is "lock-timeout" or "statement-timeout")
                throw Misplaced(
                    offset,
                    $"'{name}' stands in the middle of a transaction, and holds for whole steps.",
                    "Put `-- godwit: commit` before it, or move it before the first statement."
                );
        }
    }

    InvalidMigrationException ParameterWithoutValue(int offset) =>
        ScriptErrors.At(
            script,
            offset,
            ScriptErrors.ParameterWithoutValue,
            "a parameter has no value in a migration.",
            "Write the value out; only the statement behind `-- godwit: batches` has parameters, $1 and $2."
        );

    InvalidMigrationException Misplaced(int offset, string what, string fix) =>
        ScriptErrors.At(script, offset, ScriptErrors.MisplacedDirective, what, fix);
}
