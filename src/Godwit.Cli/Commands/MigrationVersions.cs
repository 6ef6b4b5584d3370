namespace Godwit.Cli;

/// <summary>Versions on the command line.</summary>
static class MigrationVersions
{
    /// <param name="text">What was written.</param>
    /// <param name="where">The option or argument, for the error.</param>
    public static MigrationVersion Parse(string text, string where) =>
        MigrationVersion.TryParse(text)
        ?? throw CommandException.Usage(
            $"'{text}' is not a version for {where}: digits only, as in 20261123144500 or 0001.",
            "`godwit status` lists the versions."
        );
}
