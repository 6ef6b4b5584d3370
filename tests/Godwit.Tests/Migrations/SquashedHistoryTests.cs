using System.Text;

namespace Godwit;

/// <summary>A folder in which 3 replaces 1 and 2 and the old 3, and 5 the squashed 3, and 4 and the old 5.</summary>
public class SquashedHistoryTests
{
    const string Once = "3=1,2,3";

    // The squash of a squash: 3' is the squashed 3.
    const string Twice = "5=1,2,3,3',4,5";

    // History: version, then a = applied, b = baseline, r = running, f = failed, u = undone, in the form of the old
    // files; s = the squashed file itself was applied; * = with another checksum.
    [Theory]
    // files          history            expected
    [InlineData(Once, "", "run 3")]
    [InlineData(Once, "1a 2a 3a", "applied 1")]
    [InlineData(Once, "1b 2b 3a", "applied 1")]
    [InlineData(Once, "3s", "applied 1")]
    [InlineData(Once, "1a 2a 3s", "applied 1")]
    [InlineData(Once + " 4", "1a 2a 3a", "run 4, applied 1")]
    [InlineData(Once + " 4", "1a 2a 3a 4a", "applied 2")]
    [InlineData(Once + " 4", "1a 2a 3a 4a 5a", "applied 2, ahead 5")]
    [InlineData(Once, "1u 2u 3u", "run 3")]
    [InlineData(Once, "01a 2a 003a", "applied 1")]
    // a part of it
    [InlineData(Once, "1a", "half squashed 3")]
    [InlineData(Once, "1a 2a", "half squashed 3")]
    [InlineData(Once + " 4", "1a 3a", "half squashed 3")]
    [InlineData(Once, "1a 2a 3r", "half squashed 3")]
    [InlineData(Once, "1a 2f", "half squashed 3")]
    [InlineData(Once, "1a 2a 3u", "half squashed 3")]
    // another text
    [InlineData(Once, "1a 2a* 3a", "edited 2")]
    [InlineData(Once, "1a* 2a* 3a", "edited 1, edited 2")]
    [InlineData(Once, "3s*", "edited 3")]
    [InlineData(Once, "1a 2a 3a*", "edited 3")]
    [InlineData(Once, "0a 1a 2a 3a", "missing 0")]
    // twice
    [InlineData(Twice, "", "run 5")]
    [InlineData(Twice, "1a 2a 3a 4a 5a", "applied 1")]
    [InlineData(Twice, "3s 4a 5a", "applied 1")]
    [InlineData(Twice, "5s", "applied 1")]
    [InlineData(Twice, "1a 2a 3a", "half squashed 5")]
    [InlineData(Twice, "3s", "half squashed 5")]
    [InlineData(Twice, "1a 3a 4a 5a", "half squashed 5")]
    public void A_database_that_applied_the_old_files_has_applied_the_new_one(
        string files,
        string history,
        string expected
    ) => Assert.Equal(expected, Say(FilesOf(files), history));

    [Fact]
    public void A_half_squashed_database_is_told_to_finish_the_old_files_first()
    {
        var files = FilesOf(Once);
        var error = Assert.Throws<HistoryMismatchException>(() => HistoryCheck.Decide(files, Rows(files, "1a 2a")));
        Assert.Equal("GDW0309", error.Code);
        Assert.Contains(
            "db/3_m.sql replaces 3 migrations, of which this database has applied 2, up to 2_m",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("check out the revision before the squash", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Once + " 4", "1a 2a 3a", "3 Applied, 4 Pending")]
    [InlineData(Once + " 4", "1a 2a", "3 HalfSquashed, 4 Pending")]
    [InlineData(Once, "1a 2a* 3a", "3 Edited")]
    [InlineData(Once, "", "3 Pending")]
    public void Status_shows_the_squashed_migration_alone(string files, string history, string expected)
    {
        var migrations = FilesOf(files);
        var status = HistoryCheck.Describe(migrations, Rows(migrations, history));
        Assert.Equal(expected, string.Join(", ", status.Select(entry => $"{entry.Version} {entry.State}")));
    }

    [Fact]
    public void A_folder_tells_squashed_migrations_by_their_first_line()
    {
        using var folder = new TestFolder();
        var lines = string.Concat(Lines("1,2,3").Select(line => $"{line}\r\n"));
        folder.Write("3_m.sql", $"\uFEFF{lines}CREATE TABLE a (id int);");
        folder.Write("4_m.sql", $"-- not at the top\n{lines}");
        var read = MigrationFolder.Open(folder.Path).Read();
        Assert.Equal(["1", "2", "3"], read[0].Replaces.Select(one => one.Version.Text));
        Assert.Empty(read[1].Replaces);
        Assert.Single(MigrationScript.Parse(read[0].ReadScript(), Dialect.Sqlite).Steps);
        var error = Assert.Throws<InvalidMigrationException>(() =>
            MigrationScript.Parse(read[1].ReadScript(), Dialect.Sqlite)
        );
        Assert.Contains("belongs to the lines that open", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replaced_file_that_is_still_there_is_refused()
    {
        using var folder = new TestFolder("2_m.sql", "4_m.sql");
        folder.Write("3_m.sql", string.Concat(Lines("1,2,3").Select(line => $"{line}\n")));
        var error = folder.ReadError();
        Assert.Equal("GDW0115", error.Code);
        Assert.Contains("2_m.sql", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Once, "")]
    [InlineData("3=2,3", "Removed 1")]
    [InlineData("3=1,2", "Changed 3")]
    [InlineData("3", "Removed 1, Removed 2")]
    public void A_squash_may_go_into_its_base(string files, string expected)
    {
        var problems = BaseCheck.Compare(TestFiles.WithVersions("1", "2", "3"), FilesOf(files), "main");
        Assert.Equal(expected, string.Join(", ", problems.Select(one => $"{one.Kind} {one.Migration.Version}")));
    }

    static string Say(ValueList<Migration> files, string history)
    {
        try
        {
            var decision = HistoryCheck.Decide(files, Rows(files, history));
            string[] parts =
            [
                decision.Pending.Count == 0 ? "" : $"run {string.Join(' ', decision.Pending.Select(Version))}",
                decision.AlreadyApplied == 0 ? "" : $"applied {decision.AlreadyApplied}",
                decision.Ahead.Count == 0 ? "" : $"ahead {string.Join(' ', decision.Ahead.Select(e => e.Version))}",
            ];
            return string.Join(", ", parts.Where(part => part.Length > 0));
        }
        catch (HistoryMismatchException error)
        {
            return string.Join(", ", error.Problems.Select(one => $"{Words(one.Kind)} {one.Version}"));
        }
    }

    static string Version(PendingMigration pending) => pending.Migration.Version.Text;

    static string Words(HistoryProblemKind kind) =>
        kind switch
        {
            HistoryProblemKind.HalfSquashed => "half squashed",
            HistoryProblemKind.OutOfOrder => "out of order",
            _ => $"{kind}".ToLowerInvariant(),
        };

    static ValueList<Migration> FilesOf(string files) =>
        TestFiles.Read([
            .. files
                .Split(' ')
                .Select(file => file.Split('='))
                .Select(parts =>
                    ($"{parts[0]}_m.sql", parts is [_, var replaced] ? Squashed(replaced) : OldText(parts[0]))
                ),
        ]);

    static byte[] Squashed(string replaced) =>
        Encoding.UTF8.GetBytes(string.Concat(Lines(replaced).Select(line => $"{line}\n")) + "select 'all'");

    static IEnumerable<string> Lines(string replaced) =>
        replaced
            .Split(',')
            .Select(one => one[^1] == '\'' ? (one[..^1], Squashed("1,2,3")) : (one, OldText(one)))
            .Select(one => $"{new ReplacedMigration(MigrationVersion.Parse(one.Item1), Hash(one.Item2))}");

    static byte[] OldText(string version) => Encoding.UTF8.GetBytes($"select {version}");

    static Checksum Hash(byte[] bytes)
    {
        using var builder = new ChecksumBuilder();
        return builder.Compute(bytes, out _);
    }

    static ValueList<HistoryEntry> Rows(ValueList<Migration> files, string rows) =>
        rows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(row => Row(files, row)).ToValueList();

    static HistoryEntry Row(ValueList<Migration> files, string text)
    {
        var state = text.TrimEnd('*')[^1] switch
        {
            'b' => MigrationState.Baseline,
            'r' => MigrationState.Running,
            'f' => MigrationState.Failed,
            'u' => MigrationState.Undone,
            _ => MigrationState.Applied,
        };
        var row = TestFiles.Row(text.TrimEnd('*')[..^1], state);
        if (text[^1] == '*')
            return row;
        if (!text.Contains('s', StringComparison.Ordinal))
            return row with { Checksum = $"{Hash(OldText(row.Version.Text.TrimStart('0')))}" };
        // The squash that is in the folder, or, in the history of its squash, the one before.
        var file = files.FirstOrDefault(file => file.Version == row.Version);
        return row with { Checksum = file?.Checksum ?? $"{Hash(Squashed("1,2,3"))}" };
    }
}
