using System.CommandLine;
using System.Text;

namespace Godwit.Cli;

/// <summary>
/// Scripts that complete commands and options in a shell. They hold all words: nothing is started to complete one.
/// </summary>
static class CompletionScript
{
    /// <summary>The shells, in the order of the help.</summary>
    public static readonly ValueList<string> Shells = ["bash", "zsh", "fish", "powershell"];

    /// <param name="shell">One of <see cref="Shells"/>.</param>
    /// <param name="root">The command line.</param>
    public static string Of(string shell, Command root) =>
        shell switch
        {
            "bash" => Bash(root),
            "zsh" => Zsh(root),
            "fish" => Fish(root),
            "powershell" => PowerShell(root),
            _ => throw new System.Diagnostics.UnreachableException($"No script for {shell}."),
        };

    // With -o default, what is neither a command nor an option is completed as a file.
    static string Bash(Command root)
    {
        var text = new StringBuilder(
            """
            _godwit() {
              local word command="" words current=${COMP_WORDS[COMP_CWORD]}
              for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do

            """
        );
        text.Append(
            $"    case $word in {string.Join('|', root.Subcommands.Select(c => c.Name))}) command=$word; break ;; "
                + "esac\n"
        );
        text.Append("  done\n  case $command in\n");
        text.Append($"    \"\") words=\"{string.Join(' ', Words(root))}\" ;;\n");
        foreach (var command in root.Subcommands)
            text.Append($"    {command.Name}) words=\"{string.Join(' ', Words(command, root))}\" ;;\n");
        text.Append(
            """
              esac
              COMPREPLY=()
              if [[ -z $command || $current == -* || $command == completion ]]; then
                mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
              fi
            }
            complete -o default -F _godwit godwit

            """
        );
        return text.ToString();
    }

    static string Zsh(Command root)
    {
        var text = new StringBuilder("#compdef godwit\n_godwit() {\n  local -a commands\n  commands=(\n");
        foreach (var command in root.Subcommands)
            text.Append($"    {Quote($"{command.Name}:{command.Description}")}\n");
        text.Append("  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n  case $words[2] in\n");
        foreach (var command in root.Subcommands)
        {
            var options = Options(command, root).Select(o => $"{o.Name}:{o.Description}");
            text.Append($"    {command.Name}) commands=({string.Join(' ', options.Select(Quote))}) ;;\n");
        }
        text.Append(
            """
              esac
              if [[ $PREFIX == -* ]]; then _describe option commands; else _files; fi
            }
            compdef _godwit godwit

            """
        );
        return text.ToString();
    }

    static string Fish(Command root)
    {
        var text = new StringBuilder();
        foreach (var command in root.Subcommands)
        {
            text.Append("complete -c godwit -f -n __fish_use_subcommand ");
            text.Append($"-a {command.Name} -d {Quote(command.Description)}\n");
        }
        foreach (var option in root.Options)
            text.Append($"complete -c godwit -l {option.Name[2..]}{Value(option)} -d {Quote(option.Description)}\n");
        foreach (var command in root.Subcommands)
        foreach (var option in command.Options)
        {
            text.Append($"complete -c godwit -n '__fish_seen_subcommand_from {command.Name}' ");
            text.Append($"-l {option.Name[2..]}{Value(option)} -d {Quote(option.Description)}\n");
        }
        return text.ToString();
    }

    static string PowerShell(Command root)
    {
        var text = new StringBuilder("$godwit = @{\n");
        text.Append($"  '' = @({string.Join(", ", Words(root).Select(Doubled))})\n");
        foreach (var command in root.Subcommands)
            text.Append($"  '{command.Name}' = @({string.Join(", ", Words(command, root).Select(Doubled))})\n");
        text.Append(
            """
            }
            Register-ArgumentCompleter -Native -CommandName godwit -ScriptBlock {
              param($word, $line)
              $command = $line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" } |
                Where-Object { $_ -and $godwit.ContainsKey($_) } | Select-Object -First 1
              if ($command -eq $word) { $command = '' }
              $godwit["$command"] | Where-Object { $_ -like "$word*" }
            }

            """
        );
        return text.ToString();
    }

    static IEnumerable<string> Words(Command root) =>
        root.Subcommands.Select(c => c.Name).Concat(root.Options.Select(o => o.Name));

    static IEnumerable<string> Words(Command command, Command root) =>
        (command is CompletionCommand ? Shells : []).Concat(Options(command, root).Select(o => o.Name));

    static IEnumerable<Option> Options(Command command, Command root) => command.Options.Concat(root.Options);

    static string Value(Option option) => option.Arity.MaximumNumberOfValues > 0 ? " -r" : "";

    static string Quote(string? text) => $"'{(text ?? "").Replace("'", "'\\''", StringComparison.Ordinal)}'";

    static string Doubled(string text) => $"'{text}'";
}
