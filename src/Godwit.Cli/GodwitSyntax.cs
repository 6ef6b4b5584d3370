using System.CommandLine;

namespace Godwit.Cli;

/// <summary>The whole command line: commands and options.</summary>
sealed class GodwitSyntax
{
    static readonly ParserConfiguration Parsing = new()
    {
        // "-abc" is a typing error, and a value that begins with @ is a value.
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    /// <param name="isBundle">Whether it is the command line of a bundle, which applies what it carries.</param>
    public GodwitSyntax(bool isBundle = false)
    {
        IsBundle = isBundle;
        Name = isBundle ? Path.GetFileName(Environment.ProcessPath) ?? "migrate" : "godwit";
        Options = new(isBundle);
        Commands = isBundle ? [new MigrateCommand(), new StatusCommand(), new RepairCommand()] : AllCommands();
        foreach (var option in Options.General.Concat(Options.Keys))
            Root.Add(option);
        foreach (var command in Commands)
            Root.Add(command);
    }

    public bool IsBundle { get; }

    /// <summary>What people type to start it.</summary>
    public string Name { get; }

    public Command Root { get; } = new("godwit", "Database schema migrations as plain SQL files.");

    public GlobalOptions Options { get; }

    public ValueList<GodwitCommand> Commands { get; }

    static ValueList<GodwitCommand> AllCommands() =>
        [
            new InitCommand(),
            new GenerateCommand(),
            new DevCommand(),
            new MigrateCommand(),
            new StatusCommand(),
            new CheckCommand(),
            new SquashCommand(),
            new RebaseCommand(),
            new DiffCommand(),
            new DriftCommand(),
            new PushCommand(),
            new PullCommand(),
            new ExportCommand(),
            new BaselineCommand(),
            new AdoptCommand(),
            new RepairCommand(),
            new UndoCommand(),
            new ResetCommand(),
            new UpCommand(),
            new BundleCommand(),
            new CompletionCommand(),
        ];

    public ParseResult Parse(IReadOnlyList<string> arguments) =>
        Root.Parse(IsBundle && !NamesCommand(arguments) ? ["migrate", .. arguments] : arguments, Parsing);

    // A bundle that is told nothing else applies what it carries.
    bool NamesCommand(IReadOnlyList<string> arguments) =>
        arguments.Any(argument =>
            argument is "--help" or "-h" or "-?" or "--version" || Commands.Any(command => command.Name == argument)
        );

    /// <summary>What is wrong with a command line; absent: nothing.</summary>
    public CommandException? Check(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command as GodwitCommand;
        var help = $"See `{Name} {(command is null ? "" : command.Name + " ")}--help`.";
        if (parsed.UnmatchedTokens is [var token, ..])
        {
            var isOption = token.StartsWith('-');
            var known = isOption
                ? Options.General.Concat(Options.Keys).Concat(command?.Options ?? []).Select(o => o.Name)
                : Commands.Select(c => c.Name);
            var what = isOption ? "an option" : "a command";
            var where = command is null ? Name : $"{Name} {command.Name}";
            var problem =
                isOption || command is null
                    ? $"'{token}' is not {what} of {where}."
                    : $"'{token}' is one argument too many.";
            var meaning = isOption ? null : ForeignWords.Find(command, token);
            return CommandException.Usage(
                problem + (meaning is null && (isOption || command is null) ? Suggestion.For(token, known) : ""),
                meaning ?? help
            );
        }
        if (parsed.Errors is [var error, ..])
            return CommandException.Usage(error.Message, help);
        return command is null ? CommandException.Usage("Which command?", help) : null;
    }
}
