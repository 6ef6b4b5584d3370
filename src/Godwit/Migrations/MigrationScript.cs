namespace Godwit;

/// <summary>A migration file taken apart: its steps and what its directives say of the whole file.</summary>
public sealed record MigrationScript
{
    /// <summary>The text it was read from.</summary>
    public required SqlScript Source { get; init; }

    /// <summary>The steps, in order; empty for a file without statements.</summary>
    public required ValueList<MigrationStep> Steps { get; init; }

    /// <summary>True for a file whose first line is <c>-- godwit: phase contract</c>.</summary>
    public bool IsContract { get; init; }

    /// <summary>From <c>-- godwit: after VERSION</c>: the expand migration that an earlier deployment must have run.</summary>
    public MigrationVersion? After { get; init; }

    /// <summary>The hazards that <c>-- godwit: allow</c> accepts, in the order of their statements.</summary>
    public ValueList<HazardAllowance> Allowances { get; init; } = [];

    /// <summary>Takes a migration file apart.</summary>
    /// <exception cref="InvalidMigrationException">
    /// An unknown or misplaced directive, an unterminated quote or comment, or a statement that a migration may not hold; names the line.
    /// </exception>
    public static MigrationScript Parse(SqlScript source, Dialect dialect)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(dialect);
        var reader = new SqlStatementReader(source, dialect.Syntax);
        var directives = new DirectiveParser(source, dialect.Syntax);
        var header = new MigrationHeader(source);
        var steps = new StepBuilder(source, dialect);
        var comments = new List<SourceSpan>();
        SqlStatement? statement;
        do
        {
            statement = reader.Read(comments);
            foreach (var comment in comments)
            {
                if (directives.Parse(comment) is not { } directive)
                    continue;
                DirectivePlace.Check(source, comment, statement);
                if (!header.Take(directive, comment))
                    steps.Add(directive, comment);
            }
            comments.Clear();
            if (statement is not null)
                steps.Add(statement, reader.Parameter);
        } while (statement is not null);
        steps.End();
        return new()
        {
            Source = source,
            Steps = steps.Steps,
            Allowances = steps.Allowances,
            IsContract = header.IsContract,
            After = header.After,
        };
    }
}
