namespace Godwit;

public class LinkTests
{
    [Theory]
    // link           target                 code
    [InlineData("1_a.sql", "{outside}/x.sql", "GDW0105")]
    [InlineData("1_a.sql", "../{outsideName}/x.sql", "GDW0105")]
    [InlineData("1_a.sql", "sub/../../{outsideName}/x.sql", "GDW0105")]
    [InlineData("1_a.down.sql", "{outside}/x.sql", "GDW0105")]
    [InlineData("1_a", "{outside}", "GDW0105")]
    [InlineData("seeds", "{outside}", "GDW0105")]
    [InlineData("1_a.sql", "nowhere.sql", "GDW0105")]
    [InlineData("1_a.sql", "1_a.sql", "GDW0105")]
    [InlineData("1_a.sql", ".way-out/x.sql", "GDW0105")]
    [InlineData("notes.txt", "{outside}/x.sql", "")]
    [InlineData("1_a.sql", "sub/inside.sql", "")]
    [InlineData("1_a.sql", "{inside}/sub/inside.sql", "")]
    [InlineData("1_a.sql", "../{insideName}/sub/inside.sql", "")]
    public void A_link_may_not_leave_the_folder(string link, string target, string code)
    {
        using var outside = new TestFolder("x.sql", "up.sql");
        using var folder = new TestFolder("0_first.sql", "sub/inside.sql");
        folder.Link(".way-out", outside.Path);
        folder.Link(
            link,
            target
                .Replace("{outsideName}", Path.GetFileName(outside.Path), StringComparison.Ordinal)
                .Replace("{insideName}", Path.GetFileName(folder.Path), StringComparison.Ordinal)
                .Replace("{outside}", outside.Path, StringComparison.Ordinal)
                .Replace("{inside}", folder.Path, StringComparison.Ordinal)
        );
        if (code.Length == 0)
        {
            folder.Read();
            return;
        }
        var error = folder.ReadError();
        Assert.Equal(code, error.Code);
        Assert.Contains(Path.Combine(folder.Path, link), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    // link                target                 code
    [InlineData("2_b/migration.sql", "{outside}/migration.sql", "GDW0105")]
    [InlineData("2_b/migration.sql", "../1_a/migration.sql", "")]
    [InlineData("1_a/down.sql", "{outside}/migration.sql", "GDW0105")]
    [InlineData("1_a/down.sql", "migration.sql", "")]
    [InlineData("2_b", "{outside}", "GDW0105")]
    [InlineData("2_b", "1_a", "")]
    [InlineData("2_b/migration.sql", "nowhere", "GDW0105")]
    [InlineData("notes", "{outside}", "GDW0105")]
    [InlineData("1_a/notes.txt", "{outside}/migration.sql", "")]
    public void Nor_may_one_in_a_folder_of_Prisma_s(string link, string target, string code)
    {
        using var outside = new TestFolder("migration.sql");
        using var folder = new TestFolder("1_a/migration.sql", "3_c/migration.sql");
        if (link.StartsWith("2_b/", StringComparison.Ordinal))
            Directory.CreateDirectory(Path.Combine(folder.Path, "2_b"));
        folder.Link(link, target.Replace("{outside}", outside.Path, StringComparison.Ordinal));
        var prisma = MigrationFolder.OpenPrisma(folder.Path);
        if (code.Length == 0)
        {
            Assert.Equal(link.StartsWith("2_b", StringComparison.Ordinal) ? 3 : 2, prisma.Read().Count);
            return;
        }
        var error = Assert.Throws<InvalidMigrationFolderException>(prisma.Read);
        Assert.Equal(code, error.Code);
        Assert.Contains(Path.Combine(folder.Path, link), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sibling_whose_name_begins_alike_is_outside()
    {
        using var folder = new TestFolder();
        var sibling = Directory.CreateDirectory(folder.Path + "-2").FullName;
        try
        {
            File.WriteAllText(Path.Combine(sibling, "x.sql"), "");
            folder.Link("1_a.sql", Path.Combine(sibling, "x.sql"));
            Assert.Equal("GDW0105", folder.ReadError().Code);
        }
        finally
        {
            Directory.Delete(sibling, recursive: true);
        }
    }

    [Fact]
    public void The_folder_itself_may_be_a_link()
    {
        using var folder = new TestFolder("1_a.sql", "data/2_b.txt");
        folder.Link("2_b.sql", "data/2_b.txt");
        using var elsewhere = new TestFolder();
        elsewhere.Link("migrations", folder.Path);
        Assert.Equal(2, MigrationFolder.Open(Path.Combine(elsewhere.Path, "migrations")).Read().Count);
    }

    [Fact]
    public void A_Kubernetes_volume_is_read_through_its_links()
    {
        using var folder = new TestFolder("..2026_11_23/0001_a.sql", "..2026_11_23/0002_b.sql");
        folder.Link("..data", "..2026_11_23");
        folder.Link("0001_a.sql", "..data/0001_a.sql");
        folder.Link("0002_b.sql", "..data/0002_b.sql");
        Assert.Equal(["0001_a", "0002_b"], folder.Read().Select(m => m.ToString()));
    }

    [Fact]
    public void A_link_to_a_folder_without_SQL_is_left_alone()
    {
        using var outside = new TestFolder("notes.txt");
        using var folder = new TestFolder("1_a.sql", "2_b/up.sql");
        folder.Link("notes", outside.Path);
        Assert.Equal(2, folder.Read().Count);
    }

    [Fact]
    public void A_circle_of_folders_ends()
    {
        using var folder = new TestFolder("data/x.txt");
        folder.Link("loop", ".");
        folder.Link("1_a.sql", "data/x.txt");
        Assert.Equal("GDW0110", folder.ReadError().Code);
    }

    [Theory]
    [InlineData("3_c.sql")]
    [InlineData("1_a.down.sql")]
    public async Task A_pipe_is_refused_and_not_waited_for(string name)
    {
        using var folder = new TestFolder("1_a.sql", "2_b.sql");
        await MakePipeAsync(folder, name);

        var error = await RefusedAsync(folder);

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_pipe_is_refused_also_while_somebody_writes_into_it()
    {
        using var folder = new TestFolder("1_a.sql");
        await MakePipeAsync(folder, "pipe");
        folder.Link("2_b.sql", "pipe");
        Assert.Contains("2_b.sql", (await RefusedAsync(folder)).Message, StringComparison.Ordinal);

        // Opened for both, it waits for nobody.
        var pipe = System.IO.Path.Combine(folder.Path, "pipe");
        await using var writer = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite);
        writer.Write("SELECT 1;"u8);
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Contains("2_b.sql", (await RefusedAsync(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_and_links_to_files_are_no_pipes()
    {
        using var folder = new TestFolder("data/b.txt");
        folder.Write("1_a.sql", "");
        folder.Link("2_b.sql", "data/b.txt");
        folder.Link("3_c.sql", "1_a.sql");
        folder.Link("4_ü.sql", "2_b.sql");
        var b = "select 'data/b.txt';\n";
        Assert.Equal(["", b, "", b], folder.Read().Select(migration => migration.ReadScript().Text));
    }

    static async Task MakePipeAsync(TestFolder folder, string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes in folders.");
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", System.IO.Path.Combine(folder.Path, name));
        await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    static async Task<InvalidMigrationFolderException> RefusedAsync(TestFolder folder)
    {
        var reading = Task.Run(
            () => folder.Read().Select(m => (m.ReadScript(), m.ReadDownScript())).ToList(),
            TestContext.Current.CancellationToken
        );
        var error = await Assert.ThrowsAsync<InvalidMigrationFolderException>(() =>
            reading.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)
        );
        Assert.Equal("GDW0114", error.Code);
        return error;
    }
}
