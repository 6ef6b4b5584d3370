namespace Godwit.Cli;

/// <summary>Turns whatever ended a command into an error with a code, and into an exit code.</summary>
static class CommandErrors
{
    public static (GodwitException Error, int ExitCode) Describe(Exception exception, Interruption interruption)
    {
        // After a signal every way out is the signal's doing.
        if (interruption.ExitCode is { } signalled)
            return (Interrupted(exception, interruption), signalled);
        return exception switch
        {
            GodwitException known => (known, ExitCodes.Of(known)),
            IOException or UnauthorizedAccessException => (
                new CommandException("GDW0513", ExitCodes.Failed, exception.Message, exception),
                ExitCodes.Failed
            ),
            _ => (Unexpected(exception), ExitCodes.Failed),
        };
    }

    static CommandException Interrupted(Exception exception, Interruption interruption)
    {
        var state = exception is GodwitException or MigrationCanceledException ? $" {exception.Message}" : "";
        return new("GDW0514", ExitCodes.Interrupted, $"Stopped by {interruption.Signal}.{state}", exception)
        {
            Hint = "Run `godwit status` to see what is applied; `godwit migrate` continues.",
        };
    }

    static CommandException Unexpected(Exception exception)
    {
        var words = exception.Message.Split('\n')[0].TrimEnd('\r');
        return new("GDW0599", ExitCodes.Failed, $"Unexpected {exception.GetType().Name}: {words}", exception)
        {
            Hint = "This is a defect of Godwit: please report it, with the output of the same command and --verbose.",
        };
    }
}
