using CsCheck;

namespace Godwit;

public class HistoryCheckTests
{
    // History: version, then a = applied, b = baseline, r = running (half applied), f = failed, u = undone; * = the file was edited.
    [Theory]
    // files       history          expected
    [InlineData("", "", "")]
    [InlineData("1 2 3", "", "run 1 2 3")]
    [InlineData("1 2 3", "1a", "run 2 3, applied 1")]
    [InlineData("1 2 3", "1a 2a 3a", "applied 3")]
    [InlineData("1 2 3", "1b 2b 3a", "applied 3")]
    [InlineData("0001 0002", "1a 02a", "applied 2")]
    [InlineData("9 10", "10a 9a", "applied 2")]
    [InlineData("9 10 11", "10a 9a", "run 11, applied 2")]
    [InlineData(
        "99999999999999999999 100000000000000000000",
        "99999999999999999999a",
        "run 100000000000000000000, applied 1"
    )]
    // half applied
    [InlineData("1 2 3", "1a 2r", "run 2+ 3, applied 1")]
    [InlineData("1 2", "1r", "run 1+ 2")]
    [InlineData("1 2 3", "1a 3r", "out of order 2")]
    [InlineData("1 2", "1a 2r*", "edited 2")]
    // undone
    [InlineData("1 2", "1a 2u", "run 2, applied 1")]
    [InlineData("1 2", "1a 2u*", "run 2, applied 1")]
    [InlineData("1 2", "1u 2u", "run 1 2")]
    [InlineData("1 2", "1u 2a", "out of order 1")]
    [InlineData("1", "1a 2u", "applied 1")]
    [InlineData("2", "1u 2a", "applied 1")]
    [InlineData("", "1u", "")]
    [InlineData("0001", "1u 0001a", "applied 1")]
    // edited
    [InlineData("1 2 3", "1a* 2a 3a", "edited 1")]
    [InlineData("1 2 3", "1a* 2b*", "edited 1, edited 2")]
    // missing and ahead
    [InlineData("1 3", "1a 2a 3a", "missing 2")]
    [InlineData("1 3", "1a 2a", "missing 2")]
    [InlineData("2", "1b 2a", "missing 1")]
    [InlineData("1 3", "1a 2r", "missing 2")]
    [InlineData("1 3", "1a 2f", "missing 2")]
    [InlineData("1 2", "1a 2a 3a 4a", "applied 2, ahead 3 4")]
    [InlineData("1 2", "1a 2a 3r", "applied 2, ahead 3")]
    [InlineData("1 2", "1a 2a 3f", "applied 2, ahead 3")]
    [InlineData("1 2", "1a 3a", "out of order 2")]
    [InlineData("", "1a 2a", "missing 2")]
    // out of order
    [InlineData("1 2 3", "1a 3a", "out of order 2")]
    [InlineData("1 2 3 4", "3a", "out of order 1, out of order 2")]
    [InlineData("1 2 3", "1a 3b", "out of order 2")]
    // failed
    [InlineData("1 2", "1f", "failed 1")]
    [InlineData("1 2", "1f*", "failed 1")]
    [InlineData("1 2", "1a 2f", "failed 2")]
    // all at once
    [InlineData("1 3 4 5 6", "1a* 2a 4f 6a", "edited 1, missing 2, out of order 3, failed 4, out of order 5")]
    [InlineData("1 2", "1a 01a 2a", "recorded twice 1")]
    public void Files_and_history_give_one_decision(string files, string history, string expected) =>
        Assert.Equal(expected, Say(files, history));

    [Theory]
    [InlineData("1 2 3", "", "1", "run 1")]
    [InlineData("1 2 3", "", "0002", "run 1 2")]
    [InlineData("1 2 3", "1a", "1", "applied 1")]
    [InlineData("1 2 3", "1a 2r", "1", "applied 1")]
    [InlineData("1 2 3", "1a 2r", "2", "run 2+, applied 1")]
    [InlineData("1 2 3", "1a* 2a", "1", "edited 1")]
    public void To_ends_the_run_at_a_version(string files, string history, string to, string expected) =>
        Assert.Equal(expected, Say(files, history, MigrationVersion.Parse(to)));

    [Theory]
    [InlineData("1 2 3 4 5", "1a 4a", "run 2 3 5, applied 2")]
    [InlineData("1 2 3", "1u 2a", "run 1 3, applied 1")]
    [InlineData("1 2 3", "1a 3r", "run 3+ 2, applied 1")]
    [InlineData("1 2", "1a 3a", "run 2, applied 1, ahead 3")]
    [InlineData("1 2 3", "1a* 3a", "edited 1")]
    public void Out_of_order_runs_when_allowed(string files, string history, string expected) =>
        Assert.Equal(expected, Say(files, history, allowOutOfOrder: true));

    [Theory]
    [InlineData("1 2 3", "7")]
    [InlineData("", "1")]
    public void To_an_unknown_version_is_wrong_usage(string files, string to)
    {
        var error = Assert.Throws<UnknownVersionException>(() => Decide(files, "7a", MigrationVersion.Parse(to)));
        Assert.Equal("GDW0306", error.Code);
        Assert.Contains(to, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "1a*",
        "GDW0301",
        "Edited: db/1_m.sql was applied on 2026-11-23 at 14:45:00 UTC by app@web-1",
        "repair --accept-checksum 1"
    )]
    [InlineData("1b*", "GDW0301", "db/1_m.sql was marked as applied (baseline)", "Restore the file")]
    [InlineData(
        "1r*",
        "GDW0301",
        "db/1_m.sql was begun on 2026-11-23 at 14:45:00 UTC by app@web-1 and is half applied (step 1 of 3)",
        "so that the run can continue"
    )]
    [InlineData("1a 2a", "GDW0302", "Missing: 2_m was applied on", "Restore the file from version control")]
    [InlineData(
        "1a 5a",
        "GDW0303",
        "Out of order: db/3_m.sql is pending, but older than 5_m, which was already applied on",
        "--allow-out-of-order"
    )]
    [InlineData(
        "1a 9a",
        "GDW0303",
        "has no file here: the database belongs to a newer version",
        "--allow-out-of-order"
    )]
    [InlineData("1a 3u 5a", "GDW0303", "db/3_m.sql was undone, so it is pending", "MigrateOptions.AllowOutOfOrder")]
    [InlineData(
        "1f",
        "GDW0304",
        "db/1_m.sql failed at step 2 of 3 on 2026-11-23 at 14:45:00 UTC by app@web-1: relation \"users\" does not exist",
        "repair --resume"
    )]
    [InlineData("1f*", "GDW0304", "(the file was changed since)", "--mark-undone")]
    [InlineData("1a 01a", "GDW0305", "two rows for one version, 1_m and 01_m", "delete the other row")]
    public void A_problem_says_what_happened_and_what_to_do(string history, string code, string message, string hint)
    {
        var error = Assert.Throws<HistoryMismatchException>(() => Decide("1 3 5", history));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Problems[0].Hint, StringComparison.Ordinal);
        Assert.Contains("Nothing was run.", error.Message, StringComparison.Ordinal);
        foreach (var problem in error.Problems)
            Assert.Contains(problem.Message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_is_one_problem_however_many_rows_there_are()
    {
        var error = Assert.Throws<HistoryMismatchException>(() => Decide("", "1a 2a 3u"));
        var problem = Assert.Single(error.Problems);
        Assert.Contains(
            "no migrations, but the history has 2, the newest being 2_m",
            problem.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("1 2", "", "1 Pending, 2 Pending")]
    [InlineData("1 2 3 4", "1a 2b", "1 Applied, 2 Baseline, 3 Pending, 4 Pending")]
    [InlineData(
        "1 3 4 5 6 7",
        "1a* 2a 4f 6a 7r 8a 9u",
        "1 Edited, 2 Missing, 3 OutOfOrder, 4 Failed, 5 OutOfOrder, 6 Applied, 7 Running, 8 Ahead"
    )]
    [InlineData("1 2", "1a 2u", "1 Applied, 2 Pending")]
    [InlineData("", "1a 2a", "1 Missing, 2 Missing")]
    public void Status_shows_every_migration_of_either(string files, string history, string expected)
    {
        var migrations = TestFiles.WithVersions(Words(files));
        var status = HistoryCheck.Describe(migrations, History(migrations, history));
        Assert.Equal(expected, string.Join(", ", status.Select(entry => $"{entry.Version} {entry.State}")));
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter() =>
        Gen.Shuffle(Words("1a 2a 3u 4a 5b 6a 11a 20a 21f 100u"))
            .Sample(rows =>
                Assert.Equal(
                    "run 3 10, applied 6, ahead 20 21",
                    Say("1 2 3 4 5 6 10 11", string.Join(' ', rows), null, true)
                )
            );

    [Fact]
    public void Every_file_is_either_applied_or_pending() =>
        Gen.Select(Gen.Int[0, 40].HashSet[0, 30], Gen.Int[0, 40].HashSet[0, 30])
            .Sample(
                (folder, applied) =>
                {
                    var files = TestFiles.WithVersions([.. folder.Select(version => $"{version}")]);
                    var rows = files
                        .Where(file => applied.Contains(int.Parse(file.Version.Text)))
                        .Select(file => TestFiles.Row(file, MigrationState.Applied))
                        .ToValueList();
                    var decision = HistoryCheck.Decide(files, rows, allowOutOfOrder: true);
                    var pending = decision.Pending.Select(pending => pending.Migration).ToArray();
                    Assert.Equal(files.Count, decision.AlreadyApplied + pending.Length);
                    Assert.Equal(files.Where(file => rows.All(row => row.Version != file.Version)), pending);
                }
            );

    static string Say(string files, string history, MigrationVersion? to = null, bool allowOutOfOrder = false)
    {
        try
        {
            var decision = Decide(files, history, to, allowOutOfOrder);
            var run = decision.Pending.Select(p => $" {p.Migration.Version}{(p.IsHalfApplied ? "+" : "")}");
            var ahead = decision.Ahead.Select(entry => $" {entry.Version}");
            string[] parts =
            [
                decision.Pending.Count == 0 ? "" : "run" + string.Concat(run),
                decision.AlreadyApplied == 0 ? "" : $"applied {decision.AlreadyApplied}",
                decision.Ahead.Count == 0 ? "" : "ahead" + string.Concat(ahead),
            ];
            return string.Join(", ", parts.Where(part => part.Length > 0));
        }
        catch (HistoryMismatchException error)
        {
            return string.Join(", ", error.Problems.Select(problem => $"{Spaced(problem.Kind)} {problem.Version}"));
        }
    }

    static PendingMigrations Decide(
        string files,
        string history,
        MigrationVersion? to = null,
        bool allowOutOfOrder = false
    )
    {
        var migrations = TestFiles.WithVersions(Words(files));
        return HistoryCheck.Decide(migrations, History(migrations, history), to, allowOutOfOrder);
    }

    static ValueList<HistoryEntry> History(ValueList<Migration> files, string rows) =>
        Words(rows).Select(row => Row(files, row)).ToValueList();

    static HistoryEntry Row(ValueList<Migration> files, string text)
    {
        var isEdited = text.EndsWith('*');
        var state = text.TrimEnd('*')[^1] switch
        {
            'a' => MigrationState.Applied,
            'b' => MigrationState.Baseline,
            'r' => MigrationState.Running,
            'f' => MigrationState.Failed,
            _ => MigrationState.Undone,
        };
        var row = TestFiles.Row(text.TrimEnd('*')[..^1], state);
        var file = files.FirstOrDefault(file => file.Version == row.Version);
        return file is null || isEdited ? row : row with { Checksum = file.Checksum };
    }

    static string Spaced(HistoryProblemKind kind) =>
        string.Concat(
            $"{kind}".Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : $"{c}")
        );

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
