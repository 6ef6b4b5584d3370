using System.ComponentModel;

namespace Godwit;

/// <summary>What the command draws for people, on a terminal: the native one leaves out much of what draws.</summary>
public sealed class TerminalTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tables_are_as_wide_as_their_characters()
    {
        Write("godwit.json", """{ "url": "sqlite:app.db" }""");
        Write("db/migrations/0001_日本語é🎉.sql", "SELECT 1;\n");
        Write("db/migrations/0002_abcdefghi.sql", "SELECT 1;\n");
        Assert.Equal(0, (await GodwitCli.RunAsync(_folder.Path, "migrate", "--to", "1")).ExitCode);

        var status = await OnTerminalAsync("status");

        Assert.Contains("│ 0001    │ 日本語é🎉 │", status, StringComparison.Ordinal);
        Assert.Contains("│ 0002    │ abcdefghi │", status, StringComparison.Ordinal);
        Assert.Contains("\e[32mapplied\e[0m", status, StringComparison.Ordinal);
        Assert.Contains("\e[93mpending\e[0m", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_migration_has_a_line_that_moves_and_an_error_is_red()
    {
        Write("godwit.json", """{ "url": "sqlite:app.db" }""");
        Write(
            "db/migrations/0001_long.sql",
            """
            CREATE TABLE n (n);
            INSERT INTO n
            WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5000000) SELECT count(*) FROM c;
            SELECT * FROM nowhere;
            """
        );

        var migrated = await OnTerminalAsync("migrate");

        Assert.Contains("1 of 1: 0001_long", migrated, StringComparison.Ordinal);
        Assert.Contains("\e[1;91merror\e[0m GDW0401", migrated, StringComparison.Ordinal);
    }

    void Write(string file, string text)
    {
        var path = Path.Combine(_folder.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it is in the folder
        File.WriteAllText(path, text);
    }

    // script(1) of util-linux makes a terminal.
    async Task<string> OnTerminalAsync(string arguments)
    {
        var line = $"stty cols 120; {GodwitCli.Program} {arguments}";
        string[] environment = ["env", "-u", "CI", "-u", "NO_COLOR", "TERM=xterm"];
        try
        {
            return (
                await Command.RunInAsync(_folder.Path, [.. environment, "script", "-q", "-c", line, "/dev/null"])
            ).Output;
        }
        catch (Win32Exception)
        {
            Assert.Skip("script is not installed.");
            throw;
        }
    }
}
