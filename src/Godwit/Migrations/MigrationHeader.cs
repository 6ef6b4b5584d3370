namespace Godwit;

/// <summary>What the first lines say of the whole file.</summary>
sealed class MigrationHeader(SqlScript script)
{
    int? _replaced;

    public bool IsContract { get; private set; }

    public MigrationVersion? After { get; private set; }

    /// <summary>Takes a directive that speaks of the whole file; false for the others.</summary>
    public bool Take(Directive directive, SourceSpan span)
    {
        switch (directive)
        {
            case Directive.Phase phase:
                Require(LineOf(span) == 1, span, "'phase' speaks of the whole file.", "Move it to the first line.");
                IsContract = phase.IsContract;
                return true;
            case Directive.After after:
                Require(
                    LineOf(span) == 2 && IsContract,
                    span,
                    "'after' belongs to a contract file.",
                    "Put it on the second line, below `-- godwit: phase contract` on the first."
                );
                After = after.Version;
                return true;
            case Directive.Replaces:
                Require(
                    LineOf(span) <= (_replaced ??= ReplacedMigration.ReadAll(script.Text).Count),
                    span,
                    "'replaces' belongs to the lines that open a squashed migration.",
                    $"Put it there, written exactly as in `{ReplacedMigration.Opening}20261123144500 CHECKSUM`."
                );
                return true;
            default:
                return false;
        }
    }

    int LineOf(SourceSpan span) => script.LocationOf(span.Start).Line;

    void Require(bool condition, SourceSpan span, string what, string fix)
    {
        if (!condition)
            throw ScriptErrors.At(script, span.Start, ScriptErrors.MisplacedDirective, what, fix);
    }
}
