using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>Folders of Drizzle's, good and bad.</summary>
public sealed class DrizzleFolderTests : IDisposable
{
    readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_journal_says_what_runs_and_in_which_order()
    {
        Journal(("0001_b", 1), ("0002_a", 2));
        _folder.Write("0001_b.sql", "select 1");
        _folder.Write("0002_a.sql", "select 2");
        _folder.Write("0002_a.down.sql", "select 3");
        _folder.Write("0003_forgotten.sql", "select 4");
        var read = Read();
        Assert.Equal(["0001", "0002"], read.Files.Select(file => file.Version.Text));
        Assert.Equal(["0001_b", "0002_a"], read.Files.Select(file => file.Title));
        Assert.Null(read.Files[0].ReadDownScript());
        Assert.Equal("select 3", read.Files[1].ReadDownScript()?.Text);
        var note = Assert.Single(read.Notes);
        Assert.Contains("0003_forgotten.sql is not in meta/_journal.json", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("init,second", "0000,0001", "without prefixes")]
    [InlineData("0001_a,0001_b", "0000,0001", "two branches with one number")]
    [InlineData("0002_a,0001_b", "0000,0001", "another order than the numbers")]
    [InlineData("20260101000000_a,20260102000000_b", "20260101000000,20260102000000", "times")]
    public void Tags_give_versions(string tags, string versions, string why)
    {
        var found = DrizzleVersions.OfTags(tags.Split(',').ToValueList());
        Assert.True(versions == string.Join(',', found.Select(one => one.Version.Text)), why);
    }

    [Fact]
    public void Folders_of_one_second_get_a_counter()
    {
        _folder.Write("20261123143540_b/migration.sql", "select 1");
        _folder.Write("20261123143540_a/migration.sql", "select 1");
        _folder.Write("20261123143541_c/migration.sql", "select 1");
        Assert.Equal(
            ["20261123143540-0000 a", "20261123143540-0001 b", "20261123143541 c"],
            Read().Files.Select(file => $"{file.Version} {file.Name}")
        );
        Assert.Equal(1795444540000, Read().Files[0].When);
    }

    [Theory]
    [InlineData("select 1", "text")]
    [InlineData("\uFEFFselect 1\r\n", "a byte order mark and CRLF")]
    public void The_hash_is_that_of_the_bytes(string text, string what)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.True(hash == DrizzleFile.HashOf(bytes).ToString(), what);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_hashed_as_Node_reads_them_and_are_not_run()
    {
        byte[] bytes = [.. "select '"u8, 0xFF, (byte)'\''];
        var read = Encoding.UTF8.GetBytes("select '\uFFFD'");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(read)), DrizzleFile.HashOf(bytes).ToString());
        Journal(("0000_a", 1));
        _folder.Write("0000_a.sql", bytes);
        var error = Assert.Throws<InvalidMigrationFolderException>(() => Read().Files[0].ReadScript());
        Assert.Equal("GDW0106", error.Code);
    }

    [Fact]
    public void What_is_glued_to_the_comment_of_a_custom_file_is_told()
    {
        Journal(("0000_a", 1), ("0001_b", 2));
        _folder.Write("0000_a.sql", DrizzleFolder.CustomHeader + "INSERT INTO t VALUES (1);");
        _folder.Write("0001_b.sql", DrizzleFolder.CustomHeader + "\r\nINSERT INTO t VALUES (1);");
        Assert.Contains(
            "0000_a.sql: what stands on its first line",
            Assert.Single(Read().Notes),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("SELECT 1;--> statement-breakpoint\nSELECT 2", "SELECT 1|SELECT 2")]
    [InlineData("SELECT 1\n--> statement-breakpoint\nSELECT 2", "SELECT 1|SELECT 2")]
    [InlineData(
        "SELECT 1\n--> statement-breakpoint\r\n-- only a comment\n--> statement-breakpoint\nSELECT 2;",
        "SELECT 1|SELECT 2"
    )]
    [InlineData("SELECT 'a --> statement-breakpoint'; SELECT 2", "SELECT 'a --> statement-breakpoint'|SELECT 2")]
    [InlineData("/*\nSELECT 1;--> statement-breakpoint\nSELECT 2\n*/", "")]
    [InlineData("COMMIT;--> statement-breakpoint\nBEGIN TRANSACTION;--> statement-breakpoint\nSELECT 1;", "SELECT 1")]
    public void A_file_is_divided_at_breakpoints(string text, string statements)
    {
        var source = new SqlScript("a.sql", text) { HasBreakpoints = true, HasOwnTransactions = true };
        var script = MigrationScript.Parse(source, Dialect.Sqlite);
        Assert.Equal(statements, string.Join('|', script.Steps.SelectMany(step => step.Statements).Select(s => s.Sql)));
    }

    [Fact]
    public void SQL_behind_a_breakpoint_is_refused()
    {
        var script = new SqlScript("a.sql", "SELECT 1;\n--> statement-breakpoint SELECT 2;") { HasBreakpoints = true };
        var error = Assert.Throws<InvalidMigrationException>(() => MigrationScript.Parse(script, Dialect.Sqlite));
        Assert.Equal(("GDW0947", "a.sql:2:1"), (error.Code, error.Location?.ToString()));
    }

    public static TheoryData<string, string, string> Journals =>
        new()
        {
            { "{", "GDW0942", "_journal.json:1:2" },
            { "{\n<<<<<<< HEAD", "GDW0942", "_journal.json:2:1" },
            { "[]", "GDW0942", "it has no list 'entries'" },
            { """{"entries":[{}]}""", "GDW0942", "entry 1 has no 'tag'" },
            { """{"entries":[{"tag":"a"}]}""", "GDW0942", "the entry a has no time 'when'" },
            { """{"entries":[{"tag":"../a","when":1}]}""", "GDW0942", "is not the name of a file" },
            { """{"entries":[{"tag":"a","when":1},{"tag":"a","when":2}]}""", "GDW0942", "a is in it 2 times" },
            { """{"entries":[{"tag":"0000_a","when":1}]}""", "GDW0943", "there is no file 0000_a.sql" },
        };

    [Theory, MemberData(nameof(Journals))]
    public void A_bad_journal_is_an_error_that_names_the_place(string text, string code, string says)
    {
        _folder.Write("meta/_journal.json", text);
        var error = Assert.Throws<InvalidMigrationFolderException>(Read);
        Assert.Equal(code, error.Code);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_without_a_journal_are_an_error()
    {
        _folder.Write("0000_a.sql", "select 1");
        Assert.Equal("GDW0940", Assert.Throws<InvalidMigrationFolderException>(Read).Code);
    }

    [Fact]
    public void Two_forms_in_one_folder_are_an_error()
    {
        Journal();
        _folder.Write("20261123143540_b/migration.sql", "select 1");
        Assert.Equal("GDW0941", Assert.Throws<InvalidMigrationFolderException>(Read).Code);
    }

    [Fact]
    public void A_folder_without_a_time_is_an_error()
    {
        _folder.Write("20269999999999_b/migration.sql", "select 1");
        Assert.Equal("GDW0948", Assert.Throws<InvalidMigrationFolderException>(Read).Code);
    }

    [Theory]
    [InlineData("sqlite", null)]
    [InlineData("turso", null)]
    [InlineData("", null)]
    [InlineData("postgresql", "GDW0944")]
    [InlineData("mysql", "GDW0944")]
    public void A_folder_for_another_engine_is_an_error(string dialect, string? code)
    {
        _folder.Write("meta/_journal.json", $$"""{"dialect":"{{dialect}}","entries":[]}""");
        var layout = new DrizzleLayout(new DiskSource(_folder.Path));
        var error = Record.Exception(() => layout.Check(Dialect.Sqlite)) as GodwitException;
        Assert.Equal(code, error?.Code);
    }

    [Fact]
    public void A_merge_that_Drizzle_will_skip_is_found_before_it_is_merged()
    {
        Journal(("0000_a", 1000), ("0001_b", 9000), ("0002_late", 5000));
        foreach (var tag in new[] { "0000_a", "0001_b", "0002_late" })
            _folder.Write($"{tag}.sql", "select 1");
        var (message, _) = Assert.Single(DrizzleOrder.Check(Read()));
        Assert.StartsWith("Skipped by Drizzle: 0002_late", message, StringComparison.Ordinal);
        Assert.Equal(
            "GDW0951",
            Assert.Throws<InvalidMigrationFolderException>(() => DrizzleUp.Of(Read(), _ => false)).Code
        );
    }

    [Theory]
    [InlineData("a:0 b:a c:b", "")]
    [InlineData("b:gone c:b", "")]
    [InlineData("a:0 b:a c:a", "follow the same one")]
    [InlineData("a:0 c:gone", "follows a snapshot that is not there")]
    [InlineData("a:0 a:0x", "have one id")]
    public void The_chain_of_snapshots_is_checked(string chain, string says)
    {
        var number = 0;
        foreach (var link in chain.Split(' '))
        {
            var (id, previous) = (link.Split(':')[0], link.Split(':')[1]);
            previous = previous == "0" ? DrizzleSnapshot.Origin : previous;
            _folder.Write(
                $"meta/{number++:0000}_snapshot.json",
                $$"""{"id":"{{id}}","prevId":"{{previous}}","version":"6","dialect":"sqlite"}"""
            );
        }
        var found = DrizzleSnapshots.Read(_folder.Path, isLegacy: true).Check(isLegacy: true).ToList();
        Assert.Equal(says.Length == 0, found.Count == 0);
        Assert.Contains(says, string.Concat(found.Select(one => one.Message)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "0000_new", "")]
    [InlineData("0007_a", "0008_new", "")]
    [InlineData("a", "new", "without prefix")]
    [InlineData("20231114221320_a", "20260101000000_new", "timestamp")]
    [InlineData("1700000000_a", "1767225600_new", "unix")]
    public void A_new_migration_is_named_as_the_newest_is(string newest, string expected, string prefix)
    {
        Journal(newest.Length == 0 ? [] : [(newest, 1)]);
        if (newest.Length > 0)
        {
            _folder.Write($"{newest}.sql", "select 1");
            var index = newest.StartsWith("0007", StringComparison.Ordinal) ? 7 : 0;
            _folder.Write(
                "meta/_journal.json",
                $$"""{"version":"7","dialect":"sqlite","entries":[{"idx":{{index}},"when":1,"tag":"{{newest}}"}]}"""
            );
        }
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var next = DrizzleNewMigration.Of(Read(), isLegacy: true, "new", now, Dialect.Sqlite);
        Assert.True($"{expected}.sql" == next.Script, $"{prefix} {next.Script}");
    }

    DrizzleFolder Read() => DrizzleFolder.Read(new DiskSource(_folder.Path));

    void Journal(params (string Tag, long When)[] entries) =>
        _folder.Write(
            "meta/_journal.json",
            $$"""{"version":"7","dialect":"sqlite","entries":[{{string.Join(
                ',',
                entries.Select((one, i) => $$"""{"idx":{{i}},"when":{{one.When}},"tag":"{{one.Tag}}"}""")
            )}}]}"""
        );
}
