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
        text.Append($"    case $word in {Alternatives(root)}) command=$word; break ;; esac\n");
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

    // The last line is for both ways to have it: sourced, and as a file of $fpath, which is run to complete the first
    // time.
    static string Zsh(Command root)
    {
        var text = new StringBuilder(
            """
            #compdef godwit
            _godwit() {
              local word command=""
              local -a choices
              for word in "${(@)words[2,CURRENT-1]}"; do

            """
        );
        text.Append($"    case $word in {Alternatives(root)}) command=$word; break ;; esac\n");
        text.Append("  done\n  case $command in\n");
        text.Append(
            $"    \"\") choices=({Described(root.Subcommands.Select(Entry).Concat(root.Options.Select(Entry)))}) ;;\n"
        );
        foreach (var command in root.Subcommands)
        {
            var shells = command is CompletionCommand ? Shells : [];
            text.Append(
                $"    {command.Name}) choices=({Described(shells.Concat(Options(command, root).Select(Entry)))}) ;;\n"
            );
        }
        text.Append(
            """
              esac
              if [[ -z $command || $command == completion || $PREFIX == -* ]]; then
                _describe godwit choices && return
              fi
              _files
            }
            if [[ $funcstack[1] == _godwit ]]; then _godwit "$@"; else compdef _godwit godwit; fi

            """
        );
        return text.ToString();
    }

    static string Entry(Symbol one) => $"{one.Name}:{one.Description}";

    static string Described(IEnumerable<string> entries) => string.Join(' ', entries.Select(Quote));

    static string Fish(Command root)
    {
        var seen = $"__fish_seen_subcommand_from {string.Join(' ', root.Subcommands.Select(c => c.Name))}";
        var text = new StringBuilder();
        foreach (var command in root.Subcommands)
            text.Append($"complete -c godwit -f -n 'not {seen}' -a {command.Name} -d {Quote(command.Description)}\n");
        text.Append(
            $"complete -c godwit -f -n '__fish_seen_subcommand_from completion' -a '{string.Join(' ', Shells)}'\n"
        );
        foreach (var option in root.Options)
            text.Append($"complete -c godwit{Names(option)} -d {Quote(option.Description)}\n");
        foreach (var command in root.Subcommands)
        foreach (var option in command.Options)
        {
            text.Append($"complete -c godwit -n '__fish_seen_subcommand_from {command.Name}'");
            text.Append($"{Names(option)} -d {Quote(option.Description)}\n");
        }
        return text.ToString();
    }

    static string Names(Option option)
    {
        var names = option.Aliases.Prepend(option.Name).Where(name => name[0] == '-').Select(Name);
        return string.Concat(names) + (option.ValueType == typeof(bool) ? "" : " -r");

        static string Name(string name) => name[1] == '-' ? $" -l {name[2..]}" : $" -s {Quote(name[1..])}";
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

    static string Alternatives(Command root) => string.Join('|', root.Subcommands.Select(c => c.Name));

    static string Quote(string? text) => $"'{(text ?? "").Replace("'", "'\\''", StringComparison.Ordinal)}'";

    static string Doubled(string text) => $"'{text}'";
}
