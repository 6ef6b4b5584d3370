namespace Godwit;

/// <summary>The folder and the history do not fit together; nothing was run.</summary>
public sealed class HistoryMismatchException : GodwitException
{
    const int MaxProblemsShown = 20;

    internal HistoryMismatchException(ValueList<HistoryProblem> problems)
        : base(problems[0].Code, Describe(problems))
    {
        Problems = problems;
        Hint = problems[0].Hint;
    }

    /// <summary>All that does not fit, ordered by version; at least one.</summary>
    public ValueList<HistoryProblem> Problems { get; }

    static string Describe(ValueList<HistoryProblem> problems)
    {
        var shown = problems.Take(MaxProblemsShown).Select(problem => $"\n{problem.Message}\n  {problem.Hint}");
        var more = problems.Count > MaxProblemsShown ? $"\nand {problems.Count - MaxProblemsShown} more." : "";
        return "The migration files and the history of the database do not fit together. Nothing was run."
            + $"{string.Concat(shown)}{more}";
    }
}

/// <summary>One way in which folder and history do not fit together.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Version">The migration.</param>
/// <param name="File">Its file, where there is one.</param>
/// <param name="Entry">Its row, where there is one.</param>
/// <param name="Message">A sentence that says what happened.</param>
/// <param name="Hint">What to do next.</param>
public sealed record HistoryProblem(
    HistoryProblemKind Kind,
    MigrationVersion Version,
    string? File,
    HistoryEntry? Entry,
    string Message,
    string Hint
)
{
    /// <summary>The error code of <see cref="Kind"/>, <c>GDW03nn</c>.</summary>
    public string Code =>
        Kind switch
        {
            HistoryProblemKind.Edited => "GDW0301",
            HistoryProblemKind.Missing => "GDW0302",
            HistoryProblemKind.OutOfOrder => "GDW0303",
            HistoryProblemKind.Failed => "GDW0304",
            HistoryProblemKind.RecordedTwice => "GDW0305",
            HistoryProblemKind.BehindHeldContract => "GDW0307",
            HistoryProblemKind.HalfSquashed => "GDW0309",
            _ => throw new System.Diagnostics.UnreachableException(Kind.ToString()),
        };
}

/// <summary>What is wrong between folder and history.</summary>
public enum HistoryProblemKind
{
    /// <summary>The file was changed after it was applied, or after it was begun.</summary>
    Edited,

    /// <summary>Applied or begun, not newer than the newest file, and the file is gone.</summary>
    Missing,

    /// <summary>Pending, but older than a migration that is applied or begun.</summary>
    OutOfOrder,

    /// <summary>A step failed, and a person must decide.</summary>
    Failed,

    /// <summary>Two rows are the same version, written differently (1 and 0001).</summary>
    RecordedTwice,

    /// <summary>An expand migration stands behind a contract migration that may not run yet.</summary>
    BehindHeldContract,

    /// <summary>Some of the migrations that a squashed one replaces are applied, and some are not.</summary>
    HalfSquashed,
}
