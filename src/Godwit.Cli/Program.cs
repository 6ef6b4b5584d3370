using System.Text;

namespace Godwit.Cli;

/// <summary>The process <c>godwit</c>.</summary>
static class Program
{
    static async Task<int> Main(string[] arguments)
    {
        using var interruption = Interruption.Listen();
        await using var output = Writer(Console.OpenStandardOutput());
        await using var error = Writer(Console.OpenStandardError());
        var shell = new Shell
        {
            Out = output,
            Error = error,
            In = Console.In,
            IsOutTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            IsInTerminal = !Console.IsInputRedirected,
            Variable = Environment.GetEnvironmentVariable,
            Variables = static () => FlywayProject.Variables(),
            Folder = Environment.CurrentDirectory,
        };
        try
        {
            var bundle = Bundle.OfThisProcess();
            if (bundle is { SqliteLibrary.Length: > 0 })
                SqliteLibrary.Use(bundle.SqliteLibrary);
            return await RunAsync(arguments, shell, interruption, bundle);
        }
        catch (CommandException e)
        {
            // Only a bundle that cannot be read ends here.
            new Report(shell, arguments.Contains("--json"), isVerbose: false, isColourless: false).End(e.ExitCode, e);
            return e.ExitCode;
        }
    }

    static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    /// <summary>Runs a command line in given surroundings; returns what the process ends with.</summary>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Shell shell,
        Interruption interruption,
        Bundle? bundle = null
    )
    {
        var syntax = new GodwitSyntax(isBundle: bundle is not null);
        var parsed = syntax.Parse(arguments);
        var report = new Report(
            shell,
            // A command line with mistakes may hide the option from the parser.
            isJson: arguments.Contains("--json"),
            isVerbose: parsed.GetValue(syntax.Options.Verbose),
            isColourless: parsed.GetValue(syntax.Options.NoColor)
        )
        {
            BundleName = syntax.IsBundle ? syntax.Name : null,
        };
        try
        {
            var run = new Invocation(shell, report, parsed, syntax.Options) { Bundle = bundle };
            var exitCode = await DispatchAsync(syntax, run, interruption.Token);
            report.End(exitCode, error: null);
            return exitCode;
        }
        catch (Exception e)
        {
            var error = CommandErrors.Describe(e, interruption);
            report.End(error.ExitCode, error.Error);
            return error.ExitCode;
        }
    }

    static Task<int> DispatchAsync(GodwitSyntax syntax, Invocation run, CancellationToken cancellationToken)
    {
        var command = run.Arguments.CommandResult.Command as GodwitCommand;
        if (run.Arguments.GetValue(syntax.Options.Help))
            return Say(run.Report, "help", HelpText.Of(syntax, command).TrimEnd('\n'));
        if (run.Arguments.GetValue(syntax.Options.Version))
            return Say(run.Report, "version", ProductVersion.Text);
        if (syntax.Check(run.Arguments) is { } wrong)
            throw wrong;
        // Check reports a command line without a command.
        return command!.RunAsync(run, cancellationToken);
    }

    static Task<int> Say(Report report, string field, string text)
    {
        report.Field(field, json => json.WriteStringValue(text));
        report.Exact(text + "\n");
        return Task.FromResult(ExitCodes.Done);
    }
}
