using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>
/// The errors of a step: the statement under a caret, what of the migration stays, and what to do next.
/// </summary>
static class StepFailures
{
    /// <summary>A statement of a step failed.</summary>
    public static MigrationFailedException Statement(
        MigrationTarget target,
        MigrationStep step,
        StepFailedException error,
        HistoryEntry? entry,
        RunLog log
    )
    {
        var next =
            target.IsUndo ? "Remove the cause, or correct the file, and run undo again."
            : entry is not { State: MigrationState.Failed } ? "Correct the file and run migrate again."
            : StepProgress.Parse(entry.Progress) is { Kind: StepProgressKind.Retryable }
                ? "Remove the cause and run migrate again: it clears away what the statement left, and runs it anew."
            : "Remove the cause, then `godwit repair --resume` continues at this step.";
        return Failed(RunErrors.Statement, target, step, error, entry, log, next);
    }

    /// <summary>The locks of a step were not to be had.</summary>
    public static MigrationFailedException StepLock(
        MigrationTarget target,
        MigrationStep step,
        StepFailedException error,
        HistoryEntry? entry,
        int attempts,
        RunLog log
    )
    {
        var blockers = string.Concat(error.Blockers.Select(b => "\n" + Blocker(b)));
        var next =
            $"Gave up after {attempts} attempts; traffic was never held up for longer than the lock "
            + $"timeout.{blockers}\n"
            + "End or wait for the transactions that hold the locks, then run migrate again; "
            + "`lockTimeout` and `retries` (--lock-timeout, --retries) set how patient it is.";
        return Failed(RunErrors.StepLock, target, step, error, entry, log, next);
    }

    /// <summary>A stand-alone statement was begun, and nobody but a person can tell whether it ended.</summary>
    public static MigrationFailedException UnknownOutcome(
        MigrationTarget target,
        MigrationStep step,
        HistoryEntry? entry
    )
    {
        var statement = step.Statements[0];
        var message =
            $"{statement.Location}: step {step.Number} of {target.Script.Steps.Count} of {target.Migration} was "
            + $"begun by an earlier "
            + "run that did not see its end, and whether it took effect cannot be known from outside.\n"
            + StatementExcerpt.Render(statement, statement.Span.Start)
            + "\nNothing was run now. Look at the database, then say which: `godwit repair --resume` runs this "
            + "step again, "
            + "`godwit repair --mark-applied` takes the migration as applied, `--mark-undone` as not applied.";
        return new(RunErrors.UnknownOutcome, message, null)
        {
            Location = statement.Location,
            Migration = target.Migration,
            Step = step.Number,
            StepsApplied = entry?.StepsApplied ?? 0,
            Applied = ValueList<AppliedMigration>.Empty,
        };
    }

    /// <summary>One line about a session that holds a lock.</summary>
    public static string Blocker(SessionDescription session)
    {
        var text = new StringBuilder("  blocked by process ").Append(session.ProcessId);
        if (!string.IsNullOrEmpty(session.User))
            text.Append(CultureInfo.InvariantCulture, $", user {session.User}");
        if (!string.IsNullOrEmpty(session.Application))
            text.Append(CultureInfo.InvariantCulture, $", application {session.Application}");
        if (session.Since is { } since)
            text.Append(
                CultureInfo.InvariantCulture,
                $", in a transaction since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"
            );
        if (!string.IsNullOrEmpty(session.Query))
            text.Append(CultureInfo.InvariantCulture, $": {session.Query.ReplaceLineEndings(" ")}");
        return text.ToString();
    }

    const string ForeignColumn =
        "The history table has a column that is not its tool's and wants a value: give it a default, or drop it; then "
        + "run migrate again.";

    static MigrationFailedException Failed(
        string code,
        MigrationTarget target,
        MigrationStep step,
        StepFailedException error,
        HistoryEntry? entry,
        RunLog log,
        string next
    )
    {
        var statement = error.Statement;
        int? place = statement is null ? null : StatementExcerpt.PlaceOf(statement, error.Error);
        // A place is a place in a statement.
        var location = place is null ? null : statement!.Script.LocationOf(place.Value);
        var hint = error.Error?.Data["Hint"] as string;
        var text = new StringBuilder();
        text.Append(location?.ToString() ?? $"{target.Migration.File} (COMMIT or bookkeeping of step {step.Number})");
        text.Append(": ").Append(SecretText.Redact(error.Message, statement?.Sql)).Append('\n');
        if (place is not null)
            text.Append(StatementExcerpt.Render(statement!, place.Value)).Append('\n'); // as above
        Append(text, "SQLSTATE", error.Error?.SqlState);
        Append(text, "Detail", ServerDetail.Of(error.Error), statement);
        Append(text, "Hint", hint, statement);
        Append(text, "Where", error.Error?.Data["Where"] as string, statement);
        var what = text.ToString().TrimEnd();
        text.Append(State(target, step, entry)).Append(' ').Append(log.AppliedBefore).Append('\n');
        text.Append(statement is null && IsMissingValue(error.Error) ? ForeignColumn : next);
        return new(code, text.ToString(), error.Error)
        {
            What = what,
            Location = location,
            SqlState = error.Error?.SqlState,
            Hint = hint,
            Migration = target.MigrationOf(statement),
            Step = step.Number,
            StepsApplied = entry?.StepsApplied ?? 0,
            Applied = log.Applied,
        };
    }

    // Only the history has rows that no statement of the file wrote. SQLite has no SQLSTATE.
    static bool IsMissingValue(DbException? error) =>
        error?.SqlState == "23502"
        || error?.Message.Contains("NOT NULL constraint failed", StringComparison.Ordinal) == true;

    static void Append(StringBuilder text, string label, string? value, SqlStatement? statement = null)
    {
        if (!string.IsNullOrEmpty(value))
            text.Append(label).Append(": ").Append(SecretText.Redact(value, statement?.Sql)).Append('\n');
    }

    static string State(MigrationTarget target, MigrationStep step, HistoryEntry? entry)
    {
        var steps = target.Script.Steps.Count;
        return entry switch
        {
            { State: MigrationState.Running or MigrationState.Failed } when target.IsUndo =>
                $"Step {step.Number} of {steps} of the way back of {target.Migration} failed; "
                    + $"the {step.Number - 1} before it are done and stay.",
            { State: MigrationState.Running or MigrationState.Failed } =>
                $"Step {step.Number} of {steps} of {target.Migration} failed. "
                    + $"{RunLog.StepsAre(entry.StepsApplied, steps)} applied and recorded.",
            _ when target.Group.Count > 0 =>
                $"Everything was rolled back: the {target.Group.Count} migrations that are pending are one transaction "
                    + "(group=true).",
            _ => $"Everything that {target.Migration} did was rolled back.",
        };
    }
}
