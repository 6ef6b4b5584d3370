namespace Godwit.Cli;

/// <summary>An error of the command line itself: its usage, its configuration, its connection.</summary>
sealed class CommandException(string code, int exitCode, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Wrong usage of the command line.</summary>
    public static CommandException Usage(string message, string? hint = null) =>
        new("GDW0501", ExitCodes.Usage, message) { Hint = hint };

    /// <summary>A configuration value that cannot be used, wherever it came from.</summary>
    public static CommandException InvalidValue(ConfigurationValue value, string problem, string? hint = null) =>
        new("GDW0504", ExitCodes.Usage, $"{value.Place}: {problem}") { Location = value.Location, Hint = hint };

    /// <summary>A value that is needed and was not given.</summary>
    public static CommandException MissingValue(ConfigurationKey key, string need) =>
        new("GDW0506", ExitCodes.Usage, need)
        {
            Hint = $"Give it as {key.Flag}, as {key.Variable} in the environment, or as \"{key.Name}\" in godwit.json.",
        };

    /// <summary>A value that a later version will understand.</summary>
    public static CommandException NotYet(string message, string? hint = null) =>
        new("GDW0508", ExitCodes.Usage, message) { Hint = hint };
}
