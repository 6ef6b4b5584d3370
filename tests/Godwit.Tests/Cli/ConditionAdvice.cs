using Godwit.Cli;

namespace Godwit;

public class ConditionAdvice
{
    [Fact]
    public void What_the_next_run_takes_up_by_itself_needs_no_repair()
    {
        var retryable = new StepProgress(1, StepProgressKind.Retryable).Format();
        Assert.Contains("`godwit migrate` clears away", Failed(retryable), StringComparison.Ordinal);
        Assert.Contains("`godwit repair`", Failed(null), StringComparison.Ordinal);
    }

    static string? Failed(string? progress)
    {
        var version = MigrationVersion.Parse("1");
        var row = new HistoryEntry
        {
            Version = version,
            Name = "a",
            Checksum = "",
            Steps = 1,
            StepsApplied = 0,
            State = MigrationState.Failed,
            Progress = progress,
        };
        return ConditionWords.Advice(new(version, "a", MigrationCondition.Failed, "1_a.sql", row));
    }
}
