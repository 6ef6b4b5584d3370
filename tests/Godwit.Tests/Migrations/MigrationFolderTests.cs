using System.Runtime.Versioning;

namespace Godwit;

public class MigrationFolderTests
{
    [Theory]
    // files                                                  migrations, in order; - = has a way back
    [InlineData("", "")]
    [InlineData("0001_a.sql 0002_b.sql", "0001 a, 0002 b")]
    [InlineData("10_b.sql 9_a.sql", "9 a, 10 b")]
    [InlineData("1_a.sql 0002_b.sql 20261123144500_c.sql", "1 a, 0002 b, 20261123144500 c")]
    [InlineData("99999999999999999999999_b.sql 2_a.sql", "2 a, 99999999999999999999999 b")]
    [InlineData("0001_a.up.sql 0001_a.down.sql", "0001 a -")]
    [InlineData("0001_a.sql 0001_a.down.sql 0002_b.up.sql", "0001 a -, 0002 b")]
    [InlineData("0001_a.UP.SQL 0001_a.Down.Sql", "0001 a -")]
    [InlineData("00_init_schema.up.sql", "00 init_schema")]
    [InlineData("0002_1.7.0_schema.up.sql", "0002 1.7.0_schema")]
    [InlineData("0001_Größe.sql 0002_add-lib_name.sql", "0001 Größe, 0002 add-lib_name")]
    [InlineData("0001_CON.sql 0002_nul.sql", "0001 CON, 0002 nul")]
    [InlineData("V0001.Initial_Schema.up.sql V0001.Initial_Schema.down.sql", "0001 Initial_Schema -")]
    [InlineData("000.Init.sql v2.next.sql", "000 Init, 2 next")]
    [InlineData("2021-04-01-123456_a/up.sql 2021-04-01-123456_a/down.sql", "20210401123456 a -")]
    [InlineData(
        "20140924113530_a/up.sql 2025-11-19-091444-0000_b/up.sql 2026-01-20-162913_c/up.sql",
        "20140924113530 a, 20251119091444-0000 b, 20260120162913 c"
    )]
    [InlineData("20140924113530_a/up.sql 20140924113530_a/metadata.toml data.sql", "20140924113530 a")]
    [InlineData("1_a.sql README.md SOURCE.json .gitkeep .2_hidden.sql .git/3_x.sql 4_x.sql~ 5_x.sql.bak", "1 a")]
    [InlineData("1_a.sql seeds/users.sql notes/readme.txt", "1 a")]
    // A way back under the wrong version; the migration itself is there.
    [InlineData("2_a.up.sql 1_a.down.sql", "2 a")]
    public void A_folder_gives_its_migrations_by_version(string files, string expected)
    {
        using var folder = new TestFolder(Words(files));
        var migrations = folder.Read();
        Assert.Equal(
            expected,
            string.Join(", ", migrations.Select(m => $"{m.Version} {m.Name}{(m.ReadDownScript() is null ? "" : " -")}"))
        );
        foreach (var migration in migrations)
            Assert.Equal(
                $"select '{Path.GetRelativePath(folder.Path, migration.File)}';\n",
                migration.ReadScript().Text
            );
    }

    [Theory]
    // files                        code       named in the message
    [InlineData("init.sql", "GDW0102", "init.sql")]
    [InlineData("1_a.sql add_users.sql", "GDW0102", "add_users.sql")]
    [InlineData("0001.sql", "GDW0102", "0001.sql")]
    [InlineData("0178.up.sql", "GDW0102", "0178.up.sql")]
    [InlineData("0001_.sql", "GDW0102", "0001_.sql")]
    [InlineData("0001-a.sql", "GDW0102", "0001-a.sql")]
    [InlineData("_a.sql", "GDW0102", "_a.sql")]
    [InlineData("V1__a.sql", "GDW0102", "V1__a.sql")]
    [InlineData("V1.1__a.sql", "GDW0102", "V1.1__a.sql")]
    [InlineData("V1_1__a.sql", "GDW0102", "V1_1__a.sql")]
    [InlineData("1.2_a.sql", "GDW0102", "1.2_a.sql")]
    [InlineData("R__views.sql", "GDW0102", "R__views.sql")]
    [InlineData("١_a.sql", "GDW0102", "١_a.sql")]
    [InlineData("1x_a.sql", "GDW0102", "1x_a.sql")]
    [InlineData("-1_a.sql", "GDW0102", "-1_a.sql")]
    [InlineData(".sql_ .up.sql 1_a.sql up.sql", "GDW0102", "up.sql")]
    [InlineData("0001_a.sql 1_b.sql", "GDW0103", "0001_a.sql 1_b.sql")]
    [InlineData("0001_a.sql 0001_a.up.sql", "GDW0103", "0001_a.sql 0001_a.up.sql")]
    [InlineData("0001_a.sql 0001_a/up.sql", "GDW0103", "0001_a.sql 0001_a/up.sql")]
    [InlineData("1_a.sql 1_a.down.sql 1_b.down.sql", "GDW0103", "1_a.down.sql 1_b.down.sql")]
    [InlineData("1_favorites_up.sql 1_favorites_down.sql", "GDW0103", "1_favorites_up.sql 1_favorites_down.sql")]
    [InlineData("2021-04-01-123456_a/up.sql 20210401123456_b.sql", "GDW0103", "20210401123456_b.sql")]
    [InlineData("0001_a.sql 0001_A.sql", "GDW0104", "0001_a.sql 0001_A.sql")]
    [InlineData("0001_a/up.sql 0001_A/up.sql", "GDW0104", "0001_a/up.sql 0001_A/up.sql")]
    [InlineData("v1.a.sql V1.a.sql", "GDW0104", "v1.a.sql V1.a.sql")]
    [InlineData("1_a.sql 2_b.down.sql", "GDW0109", "2_b.down.sql")]
    [InlineData("1_a.sql 1_a.down.sql 2_a.down.sql", "GDW0109", "2_a.down.sql")]
    [InlineData("3_a/down.sql", "GDW0109", "3_a/down.sql")]
    [InlineData("mysql/1_a.sql postgres/1_a.sql", "GDW0110", "mysql/1_a.sql postgres/1_a.sql")]
    [InlineData("2_b.sql archive/1_a.sql", "GDW0110", "archive/1_a.sql")]
    [InlineData("20240101000000_a/migration.sql", "GDW0110", "20240101000000_a/migration.sql")]
    [InlineData("1_a/up.sql 1_a/more.sql", "GDW0110", "1_a/more.sql")]
    [InlineData("users/up.sql", "GDW0110", "users/up.sql")]
    [InlineData("2026-01-01-000000-00_a/up.sql", "GDW0110", "2026-01-01-000000-00_a/up.sql")]
    [InlineData("2026-01-01_a/up.sql", "GDW0110", "2026-01-01_a/up.sql")]
    [InlineData("seeds/users.sql", "GDW0110", "seeds/users.sql")]
    [InlineData("1_a/up.sql 0002-b.sql", "GDW0102", "0002-b.sql")]
    public void A_folder_that_is_not_clear_is_an_error_that_names_the_files(string files, string code, string named)
    {
        using var folder = new TestFolder(Words(files));
        var error = folder.ReadError();
        Assert.Equal(code, error.Code);
        foreach (var file in Words(named))
            Assert.Contains(Path.Combine(folder.Path, file), error.Message, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(error.Hint));
    }

    [Fact]
    public void A_missing_folder_is_named_as_given_and_in_full()
    {
        var error = Assert.Throws<InvalidMigrationFolderException>(() => MigrationFolder.Open("no/such/folder").Read());
        Assert.Equal("GDW0101", error.Code);
        Assert.Contains("no/such/folder does not exist", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.GetFullPath("no/such/folder"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_not_a_folder()
    {
        using var folder = new TestFolder("1_a.sql");
        var error = Assert.Throws<InvalidMigrationFolderException>(() =>
            MigrationFolder.Open(Path.Combine(folder.Path, "1_a.sql")).Read()
        );
        Assert.Equal("GDW0101", error.Code);
    }

    [Fact]
    public void A_file_is_shown_with_the_path_that_was_given()
    {
        using var folder = new TestFolder("1_a.sql");
        var given = Path.GetRelativePath(Environment.CurrentDirectory, folder.Path) + "/";
        Assert.Equal(given + "1_a.sql", MigrationFolder.Open(given).Read()[0].File);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("-- nothing yet\n", "-- nothing yet\n")]
    [InlineData("\uFEFFselect 1;\r\n", "select 1;\r\n")]
    public void Empty_and_comment_only_files_are_migrations(string text, string expected)
    {
        using var folder = new TestFolder();
        folder.Write("1_a.sql", text);
        Assert.Equal(expected, Assert.Single(folder.Read()).ReadScript().Text);
    }

    [Theory]
    // bytes             code       in the message
    [InlineData("61 FF", "GDW0106", "0xFF at offset 1")]
    [InlineData("61 C3 28", "GDW0106", "0xC3 at offset 1")]
    [InlineData("61 62 C3", "GDW0106", "0xC3 at offset 2")]
    [InlineData("EF BB BF 61 E2 82", "GDW0106", "0xE2 at offset 4")]
    [InlineData("61 C0 80", "GDW0106", "0xC0 at offset 1")]
    [InlineData("61 ED A0 80", "GDW0106", "0xED at offset 1")]
    [InlineData("61 E4 6E", "GDW0106", "0xE4 at offset 1")]
    [InlineData("FF FE 61 00", "GDW0106", "UTF-16")]
    [InlineData("FE FF 00 61", "GDW0106", "UTF-16")]
    [InlineData("FF FE", "GDW0106", "UTF-16")]
    [InlineData("FF FE 00 00", "GDW0106", "UTF-32")]
    [InlineData("00 00 FE FF", "GDW0106", "UTF-32")]
    [InlineData("61 00 62", "GDW0107", "NUL character at byte offset 1")]
    [InlineData("61 00 FF", "GDW0107", "offset 1")]
    [InlineData("61 FF 00", "GDW0106", "offset 1")]
    public void A_file_that_is_not_UTF8_is_an_error_with_the_offset(string bytes, string code, string message)
    {
        using var folder = new TestFolder("1_a.sql");
        folder.Write("2_b.sql", Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)));
        var error = folder.ReadError();
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("2_b.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_back_that_is_not_UTF8_is_an_error_when_it_is_read()
    {
        using var folder = new TestFolder("1_a.sql");
        folder.Write("1_a.down.sql", [0xFF]);
        var error = Assert.Throws<InvalidMigrationFolderException>(() => folder.Read()[0].ReadDownScript());
        Assert.Equal("GDW0106", error.Code);
        Assert.Contains("1_a.down.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changes_during_the_run_is_not_run()
    {
        using var folder = new TestFolder("1_a.sql");
        var migration = folder.Read()[0];
        folder.Write("1_a.sql", "drop table users;");
        Assert.Equal("GDW0111", Assert.Throws<InvalidMigrationFolderException>(migration.ReadScript).Code);
    }

    [Fact]
    public void A_file_that_vanishes_during_the_run_is_named()
    {
        using var folder = new TestFolder("1_a.sql");
        var migration = folder.Read()[0];
        File.Delete(migration.File);
        var error = Assert.Throws<InvalidMigrationFolderException>(migration.ReadScript);
        Assert.Equal("GDW0108", error.Code);
        Assert.Contains(migration.File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_named_as_a_file_is_an_error()
    {
        using var folder = new TestFolder("1_a.sql/x.txt");
        Assert.Equal("GDW0108", folder.ReadError().Code);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_may_not_be_read_is_named()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may read every file.");
        using var folder = new TestFolder("1_a.sql");
        File.SetUnixFileMode(Path.Combine(folder.Path, "1_a.sql"), UnixFileMode.None);
        var error = folder.ReadError();
        Assert.Equal("GDW0108", error.Code);
        Assert.Contains("1_a.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_files_are_listed_in_order()
    {
        using var folder = new TestFolder();
        for (var i = 10_000; i > 0; i--)
            File.WriteAllText(Path.Combine(folder.Path, $"{i}_m.sql"), "");
        Assert.Equal(Enumerable.Range(1, 10_000), folder.Read().Select(m => int.Parse(m.Version.Text)));
    }

    [Fact]
    public void Reading_allocates_little()
    {
        using var folder = new TestFolder([
            .. Enumerable.Range(1, 500).Select(i => $"{20260101000000 + i}_add_column_{i}.sql"),
        ]);
        var source = MigrationFolder.Open(folder.Path);
        source.Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        source.Read();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        // Each file has one string with its path, which is longer where the folder for temporary files lies deeper.
        var deeper = Math.Max(0, folder.Path.Length - "/tmp/godwit-folder-abcdef".Length);
        Assert.InRange(bytes - (500 * deeper * sizeof(char)), 0, 500 * 750);
    }

    [Fact]
    public void A_name_with_a_line_break_is_refused_and_shown_on_one_line()
    {
        using var folder = new TestFolder();
        folder.Write("1_a\n\u001b[31mb.sql", "");
        var error = folder.ReadError();
        Assert.Equal("GDW0102", error.Code);
        Assert.Contains("1_a\uFFFD\uFFFD[31mb.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_misnamed_files_are_counted()
    {
        using var folder = new TestFolder([.. Enumerable.Range(0, 25).Select(i => $"x{i}.sql")]);
        Assert.Contains("and 15 more", folder.ReadError().Message, StringComparison.Ordinal);
    }

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
