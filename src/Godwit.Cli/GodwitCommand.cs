using System.CommandLine;

namespace Godwit.Cli;

/// <summary>A command of <c>godwit</c>: its syntax, its examples, and what it does.</summary>
abstract class GodwitCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines to copy, each with what it does.</summary>
    public abstract ValueList<(string CommandLine, string Meaning)> Examples { get; }

    /// <summary>Runs the command; returns what the process ends with.</summary>
    public abstract Task<int> RunAsync(Invocation run, CancellationToken cancellationToken);
}
