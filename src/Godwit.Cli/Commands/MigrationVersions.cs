namespace Godwit.Cli;

/// <summary>Versions on the command line.</summary>
static class MigrationVersions
{
    /// <param name="run">The command line.</param>
    /// <param name="text">What was written.</param>
    /// <param name="where">The option or argument, for the error.</param>
    public static MigrationVersion Parse(Invocation run, string text, string where) =>
        run.Folder is { Layout: { } layout } folder
            ? Find(folder, layout, text)
            : MigrationVersion.TryParse(text)
                ?? throw CommandException.Usage(
                    $"'{text}' is not a version for {where}: digits only, as in 20261123144500 or 0001.",
                    "`godwit status` lists the versions."
                );

    /// <summary>A version of another tool's, or the beginning of one that only one migration has.</summary>
    static MigrationVersion Find(MigrationFolder folder, ToolLayout layout, string text)
    {
        var version = layout.TryParseVersion(text);
        var files = folder.Read();
        if (version is not null && files.Any(file => file.Version == version))
            return version;
        // Flyway's 1 is a version that 10 does not begin with, and need not be that of a file.
        var like = files
            .Where(file => layout is not FlywayLayout || file.Version.IsRepeatable)
            .Where(file => file.Version.Text.StartsWith(text, StringComparison.Ordinal))
            .ToList();
        return like switch
        {
            [var only] => only.Version,
            [] => version ?? throw CommandException.Usage($"'{text}' is not a version.", "`godwit status` lists them."),
            _ => throw CommandException.Usage(
                $"'{text}' is not one version: {like.Count} begin with it, "
                    + $"{string.Join(", ", like.Take(3))}{(like.Count > 3 ? ", …" : "")}.",
                "Write so much of it that only one is meant."
            ),
        };
    }
}
