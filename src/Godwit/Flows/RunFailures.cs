using System.Data.Common;

namespace Godwit;

/// <summary>The errors of a run: what happened, where, in which state the database is, and what to do next.</summary>
static class RunFailures
{
    public static DatabaseUnavailableException CannotConnect(DbException error) =>
        new(RunErrors.Connection, $"Cannot connect to the database: {Words(error)} Nothing was changed.", error)
        {
            SqlState = error.SqlState,
        };

    public static DatabaseUnavailableException ConnectionLost(StepFailedException error, RunLog log) =>
        new(
            RunErrors.Connection,
            $"The connection was lost again and again: {Words(error.Error ?? (Exception)error)} {log.Standing} "
                + "Each step is either wholly applied or not at all; run migrate again to continue.",
            error.InnerException
        );

    /// <summary>The connection broke where nobody takes it up again: undo, baseline, repair, status.</summary>
    public static DatabaseUnavailableException Interrupted(Exception error, string target)
    {
        var server = error as DbException ?? error.InnerException as DbException;
        return new(
            RunErrors.Interrupted,
            $"The connection to the {target} was lost: {Words(server ?? error)} "
                + "What was under way is either wholly done or not at all, and only the history knows which: "
                + "look at `godwit status`, then give the command again where it is still needed.",
            error
        )
        {
            SqlState = server?.SqlState,
        };
    }

    /// <summary>An error of the server outside any step, as when the history is read or created.</summary>
    /// <param name="error">What the server said.</param>
    /// <param name="session">Whose query it was.</param>
    /// <param name="standing">What was changed before, in a sentence.</param>
    public static DatabaseUnavailableException Unexpected(Exception error, MigrationSession session, string standing)
    {
        var server = error as DbException ?? error.InnerException as DbException;
        var next =
            (server is null ? null : session.AdviceFor(server)) ?? "Remove the cause and give the command again.";
        return new(
            RunErrors.HistoryTable,
            $"The {session.Target} refused Godwit's own query: {Words(server ?? error)} {standing}\n{next}",
            error
        )
        {
            SqlState = server?.SqlState,
            Hint = next,
        };
    }

    /// <summary>The role may run the migration, perhaps, but not record it.</summary>
    public static DatabaseUnavailableException HistoryForbidden(StepFailedException error, string target, RunLog log) =>
        new(
            RunErrors.Permission,
            $"The role may not write the migration history of the {target}: "
                + $"{Words(error.Error ?? (Exception)error)} {log.Standing} "
                + "Migrations that are pending need a role that may write it; with nothing pending, SELECT is enough.",
            error.Error
        )
        {
            SqlState = error.Error?.SqlState,
        };

    /// <summary>Another run wrote the history row first.</summary>
    public static RepairException RivalRun() =>
        new(
            RunErrors.RivalRun,
            "Another run changed the migration history at the same time. Nothing more was changed by this one. "
                + "See `godwit status`, and try again."
        );

    /// <summary>A way back was begun and not finished: going forward from there is nobody's intention.</summary>
    public static RepairException UndoUnderWay(Migration migration) =>
        new(
            RunErrors.Undo,
            $"The way back of {migration} was begun and not finished. Nothing was changed. "
                + "`godwit undo` continues it; `godwit repair --mark-applied` or `--mark-undone` settles it by hand."
        );

    public static MigrationCanceledException Canceled(
        PlannedMigration planned,
        StepRunner runner,
        RunLog log,
        CancellationToken token
    )
    {
        var (entry, steps) = (runner.Entry, planned.Script.Steps.Count);
        var state =
            !runner.IsConnected
                ? "The server did not answer in time, so whether its last step was committed is for the history to "
                    + "tell: see `godwit status`; the next migrate continues there."
            : entry is { State: MigrationState.Running }
                ? $"{RunLog.StepsAre(entry.StepsApplied, steps)} applied and recorded; "
                    + "the next migrate continues there."
            : "Nothing of it was applied; the next migrate begins with it.";
        return new($"Cancelled during {planned.Migration}. {state} {log.AppliedBefore}", log.Applied, token);
    }

    /// <summary>The sentence about rows that are newer than every file.</summary>
    public static string Ahead(ValueList<HistoryEntry> ahead) =>
        $"The database is ahead of this application: {ahead.Count} migration(s) of the history are newer than every "
        + $"file here, the newest is {ahead[^1].Title}. "
        + (
            ahead.FirstOrDefault(one => one.State is MigrationState.Failed) is { } failed
                ? $"{failed.Title} failed: the version that has its file settles it (`godwit repair`). "
                : ""
        )
        + "Nothing is pending, so this version starts.";

    /// <summary>Reads files before anything is changed; errors say so.</summary>
    public static T BeforeAnything<T>(Func<T> read)
    {
        const string standing = "Nothing was changed.";
        try
        {
            return read();
        }
        catch (InvalidMigrationException e) when (!Says(e))
        {
            throw Unusable(e, standing);
        }
        catch (InvalidMigrationFolderException e) when (!Says(e))
        {
            throw Unusable(e, standing);
        }

        static bool Says(Exception error) => error.Message.Contains(standing, StringComparison.Ordinal);
    }

    /// <summary>Files that cannot be run as they are, with what this run did before it came to know.</summary>
    public static InvalidMigrationException Unusable(InvalidMigrationException error, string standing) =>
        new(error.Code, $"{error.Message}\n{standing}") { Location = error.Location, Hint = error.Hint };

    /// <summary>The same of a folder.</summary>
    public static InvalidMigrationFolderException Unusable(InvalidMigrationFolderException error, string standing) =>
        new(error.Code, $"{error.Message}\n{standing}", error.InnerException)
        {
            Location = error.Location,
            Hint = error.Hint,
        };

    // Npgsql puts the SQLSTATE before the server's words, and says "Failed to connect" without the system's reason.
    static string Words(Exception error)
    {
        var words = SecretText.Redact(error.Words).TrimEnd('.');
        var reason = error.InnerException?.Message.TrimEnd('.') ?? "";
        return words.Contains(reason, StringComparison.Ordinal) ? $"{words}." : $"{words}: {reason}.";
    }
}
