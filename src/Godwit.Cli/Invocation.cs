using System.CommandLine;

namespace Godwit.Cli;

/// <summary>One run of a command.</summary>
sealed class Invocation(Shell shell, Report report, ParseResult arguments, GlobalOptions options)
{
    Settings? _settings;

    public Shell Shell => shell;

    public Report Report => report;

    /// <summary>What the command line says.</summary>
    public ParseResult Arguments => arguments;

    /// <summary>The configuration, read when it is first asked for.</summary>
    public Settings Settings => _settings ??= ReadSettings(Settings.Locate(shell, options.ReadConfig(arguments)));

    /// <summary>The configuration with a given file, or without one.</summary>
    public Settings ReadSettings(string? filePath) => new(shell, options.ReadKeys(arguments), filePath);

    /// <summary>The migration folder, named in errors as people would type it.</summary>
    public MigrationFolder Folder => MigrationFolder.Open(Settings.MigrationsPath);
}
