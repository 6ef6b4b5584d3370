using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Prints the script that completes commands and options in a shell.</summary>
sealed class CompletionCommand : GodwitCommand
{
    readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh, fish or powershell" };

    public CompletionCommand()
        : base("completion", "Prints a script that completes commands and options in a shell.")
    {
        Add(_shell);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("source <(godwit completion bash)", "in ~/.bashrc"),
            ("source <(godwit completion zsh)", "in ~/.zshrc, after compinit"),
            ("godwit completion fish | source", "in ~/.config/fish/config.fish"),
            ("godwit completion powershell | Out-String | Invoke-Expression", "in $PROFILE"),
        ];

    public override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var shell = run.Arguments.GetValue(_shell) ?? "";
        if (!CompletionScript.Shells.Contains(shell))
            throw CommandException.Usage(
                $"'{shell}' is not a shell that is known.{Suggestion.For(shell, CompletionScript.Shells)}",
                $"Write one of {string.Join(", ", CompletionScript.Shells)}."
            );
        var script = CompletionScript.Of(shell, run.Arguments.RootCommandResult.Command);
        run.Report.Field("script", json => json.WriteStringValue(script));
        run.Report.Exact(script);
        return Task.FromResult(ExitCodes.Done);
    }
}
