using Godwit.Cli;

namespace Godwit;

public class Terminals
{
    const string Green = "\e[32m";

    const string EndlessStatement =
        "CREATE TABLE t AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c;";

    static TestShell Open(bool isTerminal = true)
    {
        var shell = new TestShell { IsTerminal = isTerminal };
        shell.Variables["TERM"] = "xterm";
        shell.Variables["GODWIT_URL"] = "sqlite:app.db";
        shell.Variables["GODWIT_MIGRATIONS"] = "m";
        shell.Write("m/1_users.sql", "CREATE TABLE users (id integer);");
        return shell;
    }

    // A synchronized writer locks itself.
    static string Read(TextWriter synchronized, StringWriter inner)
    {
        lock (synchronized)
            return inner.ToString();
    }

    [Fact]
    public async Task People_get_a_table_with_colours()
    {
        using var shell = Open();
        await shell.RunAsync("migrate");
        var status = await shell.RunAsync("status");
        Assert.Contains("│ 1       │ users │ " + Green + "applied", status.Out, StringComparison.Ordinal);
        Assert.Contains("2026-11-23 14:45:00", status.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NO_COLOR", "1", false)]
    [InlineData("NO_COLOR", "", true)]
    [InlineData("TERM", "dumb", false)]
    [InlineData("X", "1", true)]
    public async Task The_environment_switches_colours_off(string variable, string value, bool hasColour)
    {
        using var shell = Open();
        shell.Variables[variable] = value;
        await shell.RunAsync("migrate");
        var status = await shell.RunAsync("status");
        Assert.Equal(hasColour, status.Out.Contains(Green, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_flag_switches_colours_off()
    {
        using var shell = Open();
        await shell.RunAsync("migrate");
        var status = await shell.RunAsync("status", "--no-color");
        Assert.Contains("│ 1       │ users │ applied │", status.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("status")]
    [InlineData("status", "--url", "nonsense")]
    public async Task Json_has_neither_colours_nor_anything_beside_it(params string[] arguments)
    {
        using var shell = Open();
        var output = await shell.RunAsync([.. arguments, "--json"]);
        Assert.DoesNotContain('\e', output.Out);
        Assert.Equal("", output.Error);
        Assert.Single(output.Out.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_pipe_gets_neither_colours_nor_a_live_line()
    {
        using var shell = Open(isTerminal: false);
        var output = await shell.RunAsync("migrate");
        Assert.StartsWith("applied 1_users (", output.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output.Out);
        Assert.Equal("", output.Error);
    }

    [Fact]
    public async Task A_live_line_names_what_runs()
    {
        using var shell = Open();
        shell.Write("m/2_long.sql", EndlessStatement);
        using var interruption = new Interruption();
        using StringWriter output = new(),
            error = new();
        var watched = TextWriter.Synchronized(error);
        var opened = shell.Open(output, watched);
        var run = Task.Run(() => Program.RunAsync(["migrate"], opened, interruption));
        while (!Read(watched, error).Contains("2 of 2: 2_long, ", StringComparison.Ordinal))
            await Task.Delay(5, TestContext.Current.CancellationToken);
        interruption.Interrupt(ExitCodes.Interrupted);
        await run;
        Assert.Contains("applied 1_users (", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", output.ToString());
    }

    [Theory]
    [InlineData(130, "SIGINT")]
    [InlineData(143, "SIGTERM")]
    public async Task A_signal_stops_a_statement_and_says_what_is_left(int exitCode, string signal)
    {
        using var shell = Open(isTerminal: false);
        shell.Write("m/2_long.sql", EndlessStatement);
        using var interruption = new Interruption();
        using StringWriter output = new(),
            error = new();
        var watched = TextWriter.Synchronized(output);
        var run = Task.Run(() => Program.RunAsync(["migrate"], shell.Open(watched, error), interruption));
        // The first migration is told when it is committed; after it, the second is all there is to do.
        while (Read(watched, output).Length == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        interruption.Interrupt(exitCode);
        Assert.Equal(exitCode, await run.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.Contains($"Stopped by {signal}.", error.ToString(), StringComparison.Ordinal);
        var status = await shell.RunAsync("status");
        Assert.Contains("1 applied, 1 pending", status.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop", 1, "cannot be dropped and rebuilt")]
    [InlineData("shp", 2, "The database is called 'shop', not 'shp'")]
    [InlineData("", 2, "The database is called 'shop', not ''")]
    public async Task Reset_asks_a_person_for_the_name(string answer, int exitCode, string message)
    {
        using var shell = Open();
        using var interruption = new Interruption();
        using StringWriter output = new(),
            error = new();
        // Nobody answers there: 192.0.2.0/24 is for documentation.
        string[] arguments = ["reset", "--url", "postgres://192.0.2.1:1/shop?connect_timeout=1"];
        var opened = shell.Open(output, error, input: new StringReader(answer + "\n"));
        Assert.Equal(exitCode, await Program.RunAsync(arguments, opened, interruption));
        Assert.Contains("Type its name to go on", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_asks_nobody_in_CI()
    {
        using var shell = Open();
        shell.Variables["CI"] = "true";
        using var interruption = new Interruption();
        using StringWriter output = new(),
            error = new();
        var opened = shell.Open(output, error, input: new StringReader("shop\n"));
        var exitCode = await Program.RunAsync(["reset", "--url", "postgres://192.0.2.1:1/shop"], opened, interruption);
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("--confirm shop", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unexpected_error_is_one_line_and_a_request_to_report_it()
    {
        using var shell = Open(isTerminal: false);
        using var interruption = new Interruption();
        using var error = new StringWriter();
        var broken = new Shell
        {
            Out = TextWriter.Null,
            Error = error,
            Variable = _ => throw new NotSupportedException("no such thing"),
            Folder = shell.Folder,
        };
        Assert.Equal(ExitCodes.Failed, await Program.RunAsync(["status"], broken, interruption));
        Assert.StartsWith(
            "error GDW0599: Unexpected NotSupportedException: no such thing\n",
            error.ToString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }
}
