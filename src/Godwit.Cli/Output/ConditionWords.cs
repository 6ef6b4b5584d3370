using System.Diagnostics;
using Spectre.Console;

namespace Godwit.Cli;

/// <summary>Words and colours for the state of a migration.</summary>
static class ConditionWords
{
    public static string Of(MigrationCondition condition) =>
        condition switch
        {
            MigrationCondition.Applied => "applied",
            MigrationCondition.Baseline => "baseline",
            MigrationCondition.Pending => "pending",
            MigrationCondition.OutOfOrder => "out-of-order",
            MigrationCondition.Edited => "edited",
            MigrationCondition.Missing => "missing",
            MigrationCondition.Ahead => "ahead",
            MigrationCondition.Failed => "failed",
            MigrationCondition.Running => "running",
            MigrationCondition.HalfSquashed => "half-squashed",
            MigrationCondition.PassedOver => "passed over",
            _ => throw new UnreachableException($"No word for {condition}."),
        };

    /// <summary>The same, with the word of the layout's tool where that says more.</summary>
    public static string Of(MigrationStatusEntry entry) =>
        entry is { State: MigrationCondition.PassedOver, ToolState: { } word }
            ? word.ToLowerInvariant()
            : Of(entry.State);

    /// <summary>What to do about it; absent where nothing is to be done.</summary>
    public static string? Advice(MigrationStatusEntry entry) =>
        entry.State switch
        {
            MigrationCondition.Pending => "`godwit migrate` applies it.",
            MigrationCondition.OutOfOrder =>
                "give it a version after the newest applied one, or apply it with `godwit migrate "
                    + "--allow-out-of-order`.",
            MigrationCondition.Edited =>
                "restore the file and write a new migration, or take it as it is with `godwit repair "
                    + $"--accept-checksum {entry.Version}`.",
            MigrationCondition.Missing => "restore the file, from version control or from the branch that has it.",
            MigrationCondition.Failed when entry.Entry is { IsRetryable: true } =>
                "remove the cause, and `godwit migrate` clears away what the statement left and runs it anew.",
            MigrationCondition.Failed => "`godwit repair` shows what can be done.",
            MigrationCondition.Running => "it runs now, or its run was killed; then `godwit migrate` continues it.",
            MigrationCondition.HalfSquashed =>
                "finish the old files with the revision before the squash: check it out, and `godwit migrate` there.",
            _ => null,
        };

    public static Color ColorOf(MigrationCondition condition) =>
        condition switch
        {
            MigrationCondition.Applied or MigrationCondition.Baseline => Color.Green,
            MigrationCondition.Pending or MigrationCondition.Running or MigrationCondition.Ahead => Color.Yellow,
            MigrationCondition.PassedOver => Color.Grey,
            _ => Color.Red,
        };
}
