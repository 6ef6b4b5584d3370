namespace Godwit;

public class PhaseCheckTests
{
    // Pending: versions in order; C = contract, C>1 = contract after 1. History: version and a = applied, b = baseline, r = running, u = undone.
    [Theory]
    // history  pending       phase                              runs   held
    [InlineData("", "1 2 3", MigrationPhase.All, "1 2 3", "")]
    [InlineData("1a", "2 3C", MigrationPhase.All, "2 3C", "")]
    [InlineData("1a", "2 3C 4", MigrationPhase.All, "2 3C 4", "")]
    [InlineData("1a", "2 3C 4", MigrationPhase.Contract, "2 3C 4", "")]
    [InlineData("1a", "", MigrationPhase.Expand, "", "")]
    [InlineData("1a", "2 3", MigrationPhase.Expand, "2 3", "")]
    [InlineData("1a", "2 3C", MigrationPhase.Expand, "2", "3C")]
    [InlineData("1a", "2C 3C", MigrationPhase.Expand, "", "2C 3C")]
    [InlineData("", "1 2C", MigrationPhase.Expand, "1", "2C")]
    // a start of the application
    [InlineData("", "1 2C 3", MigrationPhase.ExpandUnlessEmpty, "1 2C 3", "")]
    [InlineData("1a", "2 3C", MigrationPhase.ExpandUnlessEmpty, "2", "3C")]
    [InlineData("1u", "1 3C", MigrationPhase.ExpandUnlessEmpty, "1", "3C")]
    // after: only what an earlier deployment applied counts
    [InlineData("1a 2a", "3C>2", MigrationPhase.All, "3C>2", "")]
    [InlineData("1b 2b", "3C>2", MigrationPhase.Contract, "3C>2", "")]
    [InlineData("1a", "2 3C>2", MigrationPhase.All, "2", "3C>2")]
    [InlineData("1a", "2 3C>2", MigrationPhase.Contract, "2", "3C>2")]
    [InlineData("1a", "2 3C>2 4C", MigrationPhase.All, "2", "3C>2 4C")]
    [InlineData("1a", "2 3C>1", MigrationPhase.All, "2 3C>1", "")]
    [InlineData("1a 2r", "2 3C>2", MigrationPhase.All, "2", "3C>2")]
    [InlineData("1a 2u", "2 3C>2", MigrationPhase.All, "2", "3C>2")]
    [InlineData("", "1 2 3C>2 4", MigrationPhase.All, "1 2 3C>2 4", "")]
    [InlineData("", "1 2 3C>2 4", MigrationPhase.ExpandUnlessEmpty, "1 2 3C>2 4", "")]
    [InlineData("001a 02a", "3C>0002", MigrationPhase.All, "3C>0002", "")]
    public void A_run_goes_as_far_as_its_phase(
        string history,
        string pending,
        MigrationPhase phase,
        string runs,
        string held
    )
    {
        var words = Words(pending);
        var count = CountToRun(history, pending, phase);
        Assert.Equal((runs, held), (string.Join(' ', words[..count]), string.Join(' ', words[count..])));
    }

    [Theory]
    // history  pending       phase                              named
    [InlineData(
        "1a",
        "2C 3",
        MigrationPhase.Expand,
        "db/3_m.sql comes after the contract migration db/2_m.sql, which this run may not apply"
    )]
    [InlineData(
        "1a",
        "2 3C 4C 5",
        MigrationPhase.ExpandUnlessEmpty,
        "db/5_m.sql comes after the contract migration db/3_m.sql"
    )]
    [InlineData(
        "1a",
        "2 3C>2 4",
        MigrationPhase.All,
        "db/4_m.sql comes after the contract migration db/3_m.sql, which must wait until 2"
    )]
    public void An_expand_file_behind_a_held_contract_is_refused(
        string history,
        string pending,
        MigrationPhase phase,
        string named
    )
    {
        var error = Assert.Throws<HistoryMismatchException>(() => CountToRun(history, pending, phase));
        Assert.Equal("GDW0307", error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was run.", error.Message, StringComparison.Ordinal);
        Assert.Contains("godwit migrate --", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1a", "2 3C>7", "7, which is neither in the folder nor in the history")]
    [InlineData("", "2 3C>7", "7, which is neither in the folder nor in the history")]
    [InlineData("1a", "2 3C>3", "3, which is not older")]
    [InlineData("1a", "2C>3 3", "3, which is not older")]
    public void After_an_impossible_version_is_an_error(string history, string pending, string message)
    {
        var error = Assert.Throws<InvalidMigrationException>(() => CountToRun(history, pending, MigrationPhase.All));
        Assert.Equal("GDW0308", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    static int CountToRun(string history, string pending, MigrationPhase phase)
    {
        var rows = Words(history)
            .Select(word =>
                TestFiles.Row(
                    word[..^1],
                    word[^1] switch
                    {
                        'a' => MigrationState.Applied,
                        'b' => MigrationState.Baseline,
                        'r' => MigrationState.Running,
                        _ => MigrationState.Undone,
                    }
                )
            )
            .ToValueList();
        var words = Words(pending).Select(word => word.Split('>')).ToArray();
        var files = TestFiles.WithVersions([.. words.Select(word => word[0].TrimEnd('C'))]);
        var planned = words
            .Select(
                (word, i) =>
                    (
                        files[i],
                        new MigrationScript
                        {
                            Source = new(files[i].File, ""),
                            Steps = [],
                            IsContract = word[0].EndsWith('C'),
                            After = word.Length > 1 ? MigrationVersion.Parse(word[1]) : null,
                        }
                    )
            )
            .ToArray();
        return PhaseCheck.CountToRun(planned, files, rows, phase);
    }

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
