namespace Godwit;

/// <summary>
/// Reads a migration file once from front to back: its statements, its directives, and which half of it is asked for.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="dialect">How it is split.</param>
/// <param name="isDown">
/// Reads the part behind <c>-- +goose Down</c> or <c>-- migrate:down</c>, instead of the part before.
/// </param>
/// <param name="isWithoutTransaction">Every statement is a step of its own.</param>
sealed class MigrationReader(SqlScript source, Dialect dialect, bool isDown, bool isWithoutTransaction = false)
{
    readonly DirectiveParser _directives = new(source, dialect.Syntax);
    readonly MigrationHeader _header = new(source);
    readonly StepBuilder _steps = new(source, dialect);
    bool _hasUpSection;
    bool _isInDownSection;

    /// <summary>The file holds the way back too.</summary>
    public bool HasDownSection { get; private set; }

    bool IsPassedOver => _isInDownSection != isDown;

    public MigrationScript Read()
    {
        if (isWithoutTransaction)
            _steps.Add(new Directive.NoTransaction(), default);
        var reader = new SqlStatementReader(source, dialect.Syntax);
        var comments = new List<SourceSpan>();
        SqlStatement? statement;
        do
        {
            statement = reader.Read(comments);
            foreach (var comment in comments)
                Take(comment, statement);
            comments.Clear();
            if (_isInDownSection && !isDown)
                break;
            if (statement is not null && !IsPassedOver)
                _steps.Add(statement, reader.Parameter);
        } while (statement is not null);
        _steps.End();
        return new()
        {
            Source = source,
            Steps = _steps.Steps,
            Allowances = _steps.Allowances,
            IsContract = _header.IsContract,
            After = _header.After,
        };
    }

    void Take(SourceSpan comment, SqlStatement? statement)
    {
        if (SectionMarkers.Read(source.Text.AsSpan(comment.Start, comment.Length)) is { } marker)
        {
            DirectivePlace.Check(source, comment, statement);
            Take(marker, comment);
        }
        else if (!IsPassedOver && _directives.Parse(comment) is { } directive)
        {
            DirectivePlace.Check(source, comment, statement);
            if (!_header.Take(directive, comment))
                _steps.Add(directive, comment);
        }
    }

    void Take(SectionMarker marker, SourceSpan comment)
    {
        switch (marker)
        {
            case SectionMarker.Up or SectionMarker.UpWithoutTransaction:
                _hasUpSection = true;
                break;
            case SectionMarker.Down or SectionMarker.DownWithoutTransaction when !_hasUpSection:
                throw Refuse(comment, "the way back stands before the way forward.", "Put `Up` before `Down`.");
            case SectionMarker.Down or SectionMarker.DownWithoutTransaction:
                HasDownSection = _isInDownSection = true;
                break;
            case SectionMarker.Unknown:
                throw Refuse(
                    comment,
                    "this word of goose's is not known to Godwit.",
                    "Known are Up, Down, StatementBegin, StatementEnd and NO TRANSACTION; write values out "
                        + "instead of ENVSUB."
                );
            default:
                break;
        }
        var isWithoutTransaction = marker switch
        {
            // goose takes it anywhere, for both directions; many write it in both sections.
            SectionMarker.WithoutTransaction => !_steps.IsWithoutTransaction,
            SectionMarker.UpWithoutTransaction => !isDown,
            SectionMarker.DownWithoutTransaction => isDown,
            _ => false,
        };
        if (isWithoutTransaction)
            _steps.Add(new Directive.NoTransaction(), comment);
    }

    InvalidMigrationException Refuse(SourceSpan comment, string what, string fix) =>
        ScriptErrors.At(source, comment.Start, ScriptErrors.MisplacedDirective, what, fix);
}
