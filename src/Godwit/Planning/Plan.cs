namespace Godwit;

/// <summary>The statements that lead from one catalog to another, in the order in which they run.</summary>
/// <param name="Statements">What is run.</param>
/// <param name="Questions">What only a person knows; a plan with questions is not complete.</param>
public sealed record Plan(ValueList<PlannedStatement> Statements, ValueList<PlanQuestion> Questions)
{
    /// <summary>Nothing to do.</summary>
    public static Plan Empty { get; } = new([], []);
}

/// <summary>One statement of a plan.</summary>
/// <param name="Sql">The statement, without a semicolon at its end.</param>
public sealed record PlannedStatement(string Sql)
{
    /// <summary>How it is run: with its neighbours in a transaction, alone, or in batches.</summary>
    public StepKind Kind { get; init; } = StepKind.Transaction;

    /// <summary>True where a transaction must end before it; written as <c>-- godwit: commit</c>.</summary>
    public bool StartsStep { get; init; }

    /// <summary>
    /// For <see cref="StepKind.Batches"/>: what stands behind <c>-- godwit: batches</c>, as in <c>of users</c>.
    /// </summary>
    public string? Batches { get; init; }

    /// <summary>What it does to rows, locks or readers; written as comments before it.</summary>
    public ValueList<Hazard> Hazards { get; init; } = [];

    /// <summary>A sentence for the reader of the migration, where the statement alone does not tell why.</summary>
    public string? Comment { get; init; }

    /// <summary>Columns whose values it sets in rows that exist, as the plan means to.</summary>
    public ValueList<ObjectName> Fills { get; init; } = [];

    /// <summary>
    /// The objects that it creates, drops or changes: who is asked first when the result is not right.
    /// </summary>
    public ValueList<ObjectName> Objects { get; init; } = [];
}

/// <summary>Harm that a statement can do, accepted by <c>--allow NAME</c>.</summary>
/// <param name="Name">Its stable name, as in <c>drop-column</c>.</param>
/// <param name="Subject">What it is done to.</param>
/// <param name="Message">What is lost or blocked, in one sentence.</param>
public sealed record Hazard(string Name, ObjectName Subject, string Message)
{
    /// <summary>True where rows or values are lost: such a statement is written only when it was allowed.</summary>
    public bool LosesData { get; init; }

    /// <summary>True where the statement may fail on rows that exist.</summary>
    public bool MayFailOnRows { get; init; }
}

/// <summary>A value that the plan needs and nobody has given.</summary>
/// <param name="Subject">The column, constraint or type that needs it.</param>
/// <param name="Text">The question, one sentence.</param>
/// <param name="Flag">The flag that answers it, as in <c>--backfill users.email="''"</c>.</param>
public sealed record PlanQuestion(ObjectName Subject, string Text, string Flag);
