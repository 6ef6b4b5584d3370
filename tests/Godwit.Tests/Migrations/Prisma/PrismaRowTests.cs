namespace Godwit;

public class PrismaRowTests
{
    static readonly DateTimeOffset _start = new(2026, 11, 23, 14, 50, 0, TimeSpan.Zero);

    static readonly PrismaRow _open = new()
    {
        Id = "1",
        Checksum = "c",
        MigrationName = "1_a",
        StartedAt = _start,
    };

    static readonly PrismaRow _applied = _open with { FinishedAt = _start.AddSeconds(2), AppliedStepsCount = 1 };

    [Fact]
    public void A_row_says_what_became_of_the_migration()
    {
        Assert.Equal(MigrationState.Failed, Of(_open).State);
        Assert.Equal(MigrationState.Applied, Of(_applied).State);
        Assert.Equal(2000, Of(_applied).DurationInMilliseconds);
        Assert.Equal(MigrationState.Undone, Of(_open with { RolledBackAt = _start }).State);
        Assert.Equal(MigrationState.Undone, Of(_applied with { RolledBackAt = _start }).State);
        // As `prisma migrate resolve --applied` writes it.
        Assert.Equal(
            MigrationState.Baseline,
            Of(_applied with { FinishedAt = _start, AppliedStepsCount = 0, Logs = "" }).State
        );
        // An empty script, as Prisma counts it.
        Assert.Equal(MigrationState.Applied, Of(_applied with { AppliedStepsCount = 0 }).State);
    }

    [Fact]
    public void Of_several_rows_an_open_one_counts_first_and_then_the_newest_applied()
    {
        var rolledBack = _open with { RolledBackAt = _start, Checksum = "old" };
        var later = _applied with { StartedAt = _start.AddHours(1), FinishedAt = _start.AddHours(2), Checksum = "new" };
        Assert.Equal("new", Of(later, rolledBack, _applied).Checksum);
        Assert.Equal(MigrationState.Failed, Of(_open, later).State);
        Assert.Equal("new", Of(rolledBack with { StartedAt = _start.AddDays(1) }, later).Checksum);
    }

    [Fact]
    public void How_far_a_migration_of_several_steps_is_stands_in_Godwits_own_row()
    {
        var own = Of(_applied) with { State = MigrationState.Running, Steps = 3, StepsApplied = 2 };
        var entry = Assert.Single(PrismaRow.ToEntries([_open], [own]));
        Assert.Equal((MigrationState.Running, 2), (entry.State, entry.StepsApplied));
        // What Prisma finished meanwhile is finished.
        Assert.Equal(MigrationState.Applied, Assert.Single(PrismaRow.ToEntries([_applied], [own])).State);
    }

    [Theory]
    [InlineData(null, MigrationState.Applied, false, false, "Insert None")]
    [InlineData(MigrationState.Undone, MigrationState.Applied, false, false, "Insert None")]
    [InlineData(null, MigrationState.Baseline, true, false, "InsertResolved None")]
    [InlineData(null, MigrationState.Running, false, false, "InsertStarted Insert")]
    [InlineData(MigrationState.Running, MigrationState.Running, false, true, "Advance Update")]
    [InlineData(MigrationState.Running, MigrationState.Failed, false, true, "Advance Update")]
    [InlineData(MigrationState.Failed, MigrationState.Running, false, false, "Advance Insert")] // Prisma began it
    [InlineData(MigrationState.Running, MigrationState.Applied, false, true, "Finish Delete")]
    [InlineData(MigrationState.Failed, MigrationState.Applied, true, false, "Resolve None")]
    [InlineData(MigrationState.Failed, MigrationState.Applied, true, true, "Resolve Delete")]
    [InlineData(MigrationState.Failed, MigrationState.Undone, true, true, "RollBack Delete")]
    [InlineData(MigrationState.Applied, MigrationState.Undone, false, false, "RollBack None")]
    [InlineData(MigrationState.Applied, MigrationState.Running, false, false, "Reopen Insert")] // on its way back
    [InlineData(MigrationState.Applied, MigrationState.Applied, true, false, "Accept None")]
    public void A_change_of_the_history_is_a_change_of_Prismas_rows(
        MigrationState? before,
        MigrationState after,
        bool isByHand,
        bool hasProgress,
        string expected
    )
    {
        var row = Of(_applied);
        var write = new HistoryWrite(
            before is { } state ? row with { State = state } : null,
            row with
            {
                State = after,
            },
            before is null
        )
        {
            IsByHand = isByHand,
        };
        var (change, own) = PrismaWrite.Of(write, hasProgress);
        Assert.Equal(expected, $"{change} {own}");
    }

    [Theory]
    [InlineData(null, "20261123145000_a")]
    [InlineData("20261123144959_z", "20261123145000_a")]
    [InlineData("20261123145000_a", "20261123145001_a")] // of the same second
    [InlineData("20261123145000_b", "20261123145001_a")]
    [InlineData("20270101000000_b", "20270101000001_a")] // a clock that runs ahead
    [InlineData("9_init", "20261123145000_a")] // cannot be continued: Prisma would not either
    public void A_new_folder_comes_behind_the_newest(string? newest, string expected) =>
        Assert.Equal(
            expected,
            PrismaFolder.NameOf(_start, "a", newest is null ? null : MigrationVersion.OfName(newest))
        );

    static HistoryEntry Of(params PrismaRow[] rows) => Assert.Single(PrismaRow.ToEntries(rows, []));
}
