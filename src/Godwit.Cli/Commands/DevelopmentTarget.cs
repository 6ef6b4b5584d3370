using System.CommandLine;

namespace Godwit.Cli;

/// <summary>
/// The database that <c>dev</c>, <c>push</c> and <c>reset</c> act on, and the flag that confirms another one.
/// </summary>
sealed class DevelopmentTarget
{
    readonly string _command;
    readonly string _harm;

    /// <param name="command">The command, for messages.</param>
    /// <param name="harm">What it does to the database, as in "drops".</param>
    public DevelopmentTarget(string command, string harm) => (_command, _harm) = (command, harm);

    /// <summary><c>--confirm DATABASE_NAME</c>.</summary>
    public Option<string> Confirm { get; } =
        new("--confirm")
        {
            Description = "the name of the database, where it is not a development database",
            HelpName = "DATABASE_NAME",
        };

    /// <summary>Reads which database it is, and refuses one that nobody called a development database.</summary>
    public async Task<DatabaseTarget> ReadAsync(Invocation run, CancellationToken cancellationToken)
    {
        var development = run.Settings.Find(ConfigurationKey.Development);
        if (
            development is not null
            && development.Place != ConfigurationKey.Development.Flag
            && run.Settings.Find(ConfigurationKey.Url) is { } url
            && url.Place == ConfigurationKey.Url.Flag
        )
            throw CommandException.Usage(
                $"--url and 'development' ({development.Place}) name two databases, "
                    + $"and {_command} acts on 'development'.",
                "Say which one with --development URL."
            );
        var target = development is null ? run.ReadTarget() : run.TargetOf(development);
        var confirmed = run.Arguments.GetValue(Confirm);
        if (confirmed is null && development is null && !target.IsLocal)
            confirmed = await AskAsync(run.Shell, target, cancellationToken) ?? throw NotConfirmed(target);
        if (confirmed is not null && confirmed != target.Name)
            throw CommandException.Usage(
                $"The database is called '{target.Name}', not '{confirmed}'. Nothing was changed.",
                $"If it is the right one, add --confirm {target.Name}."
            );
        return target;
    }

    static CommandException NotConfirmed(DatabaseTarget target) =>
        new(
            "GDW0509",
            ExitCodes.Usage,
            $"{target.Description} is neither the development database nor on this machine. Nothing was changed."
        )
        {
            Hint = $"If it may be changed, add --confirm {target.Name}; otherwise set 'development' or --development.",
        };

    async Task<string?> AskAsync(Shell shell, DatabaseTarget target, CancellationToken cancellationToken)
    {
        if (!shell.CanAsk)
            return null;
        shell.Error.Write($"This {_harm} {target.Description}.\nType its name to go on: ");
        return (await shell.In.ReadLineAsync(cancellationToken))?.Trim();
    }
}
