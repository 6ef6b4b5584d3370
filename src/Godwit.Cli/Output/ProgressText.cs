using System.Globalization;
using System.Text;

namespace Godwit.Cli;

/// <summary>Words for what happens during a run.</summary>
static class ProgressText
{
    /// <summary>The live line: migration, step, elapsed, locks, batches.</summary>
    public static string Describe(ProgressState state, TimeProvider clock)
    {
        var elapsed = Duration.Describe(clock.GetElapsedTime(state.Since));
        if (state.LockWait is { } wait)
            return $"waiting for the migration lock, {elapsed}{HeldBy(wait.Holder)}";
        if (state.Migration is not { } current)
            return $"reading the history, {elapsed}";
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"{current.Index} of {current.Count}: {current.Migration}");
        if (state.Step is { } step && current.Steps > 1)
            text.Append(culture, $", step {step.Number} of {current.Steps}");
        text.Append(culture, $", {elapsed}");
        if (state.Batch is { Fraction: { } fraction } known)
            text.Append(culture, $", {Math.Floor(fraction * 100):0}%, {known.Rows:N0} rows");
        else if (state.Batch is { } batch)
            text.Append(culture, $", {batch.Rows:N0} rows");
        if (state.Blockers is [var blocker, ..])
            text.Append(", waiting for ").Append(Session(blocker));
        return text.ToString();
    }

    /// <summary>A line that stays; absent where the event is shown by the live line alone, or not at all.</summary>
    public static string? LineOf(MigrationEvent occurred, bool isLineLive) =>
        occurred switch
        {
            MigrationEvent.WaitingForLock waiting when !isLineLive =>
                $"waiting for the migration lock, {Duration.Describe(waiting.Waited)}{HeldBy(waiting.Holder)}",
            MigrationEvent.StepBlocked blocked when !isLineLive =>
                $"{blocked.Migration}, step {blocked.Step.Number}: waiting for {Sessions(blocked.Blockers)}",
            MigrationEvent.StepRetrying retrying =>
                $"{retrying.Migration}, step {retrying.Step.Number}: {retrying.Reason}; attempt {retrying.Attempt} of "
                    + $"{retrying.Attempts} failed, the next in {Duration.Describe(retrying.Delay)}"
                    + (retrying.Blockers.Count > 0 ? $"; waited for {Sessions(retrying.Blockers)}" : ""),
            MigrationEvent.Reconnecting reconnecting =>
                $"connection lost ({reconnecting.Reason}); connecting again, attempt {reconnecting.Attempt}",
            MigrationEvent.ServerNotice notice => $"{notice.Severity.ToLowerInvariant()}: {notice.Message}",
            MigrationEvent.Warning warning => $"warning: {warning.Message}",
            _ => null,
        };

    static string HeldBy(SessionDescription? holder) => holder is null ? "" : $"; held by {Session(holder)}";

    static string Sessions(ValueList<SessionDescription> sessions) => string.Join("; ", sessions.Select(Session));

    static string Session(SessionDescription session)
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"process {session.ProcessId}");
        if (session.User is { Length: > 0 } user)
            text.Append(culture, $", user {user}");
        if (session.Application is { Length: > 0 } application)
            text.Append(culture, $", application {application}");
        if (session.Since is { } since)
            text.Append(culture, $", since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        if (session.Query is { Length: > 0 } query)
            text.Append(culture, $": {query.ReplaceLineEndings(" ")}");
        return text.ToString();
    }
}
