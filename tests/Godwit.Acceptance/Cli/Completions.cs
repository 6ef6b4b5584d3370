using System.ComponentModel;

namespace Godwit;

/// <summary>The scripts of <c>godwit completion</c>, run by those shells that are installed.</summary>
public sealed class Completions : IDisposable
{
    // What stands on the line, and the only word that it can go on with.
    static readonly (string Line, string Word)[] _lines =
    [
        ("godwit mig", "migrate"),
        ("godwit --no-c", "--no-color"),
        ("godwit --json mig", "migrate"),
        ("godwit --config godwit.json mig", "migrate"),
        ("godwit migrate --cre", "--create-database"),
        ("godwit --json migrate --migr", "--migrations"),
        ("godwit migrate --dry-run --cre", "--create-database"),
        ("godwit completion po", "powershell"),
    ];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Bash_completes() =>
        CompleteAsync(
            "bash",
            "bash",
            "source completion\n",
            line =>
                $$"""
                    COMP_WORDS=({{line}}); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _godwit; echo "${COMPREPLY[*]}"

                    """
        );

    // It completes on a terminal alone: one is made, and a key that tells what stands on the line.
    [Fact]
    public Task Zsh_completes() =>
        CompleteAsync(
            "zsh",
            "zsh",
            """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'stty cols 200; autoload -Uz compinit; compinit -u -D; source ./completion
              tell() { print -rn -- "<""<${${BUFFER% }##* }>"">"; BUFFER= }; zle -N tell; bindkey "^I" complete-word; bindkey "^X" tell
              print ">"">"'
            zpty -r shell heard '*>>*'

            """,
            line =>
                $$"""
                    zpty -w -n shell $'{{line}}\t\x18'; zpty -r shell heard '*<<*>>*'; print -r -- ${${heard##*<<}%%>>*}

                    """
        );

    [Fact]
    public Task Fish_completes() =>
        CompleteAsync("fish", "fish", "source completion\n", line => $"complete -C '{line}' | string split -f 1 \\t\n");

    [Fact]
    public Task PowerShell_completes() =>
        CompleteAsync(
            "powershell",
            "pwsh",
            "Get-Content -Raw completion | Invoke-Expression\n",
            line => $"\"$((TabExpansion2 '{line}' {line.Length}).CompletionMatches.CompletionText)\"\n"
        );

    async Task CompleteAsync(string shell, string program, string start, Func<string, string> complete)
    {
        var completion = await GodwitCli.RunAsync(_folder.Path, "completion", shell);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "completion"), completion.Output);
        var script = Path.Combine(_folder.Path, "try.ps1");
        await File.WriteAllTextAsync(script, _lines.Aggregate(start, (text, one) => text + complete(one.Line)));
        Command.Outcome ended;
        try
        {
            ended = await Command.RunInAsync(_folder.Path, program, script);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            return;
        }
        Assert.True(ended.Error.Length == 0, ended.Error + ended.Output);
        Assert.Equal(_lines.Select(one => one.Word), ended.Output.Trim().Split('\n').Select(line => line.Trim()));
    }
}
