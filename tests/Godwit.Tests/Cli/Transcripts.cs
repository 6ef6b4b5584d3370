using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Runs the files of <c>transcripts</c>: lines that begin with <c>$</c> are commands, what follows is what they print
/// (standard error after <c>! </c>, an empty line as <c>~</c>, an exit code other than 0 after <c>= </c>).
/// GODWIT_ACCEPT=1 rewrites the files.
/// </summary>
/// <remarks>
/// Commands: <c>godwit …</c>; <c>write FILE</c> with the text below it, each line after <c>| </c>; <c>bytes FILE TEXT</c> with the
/// escapes of C#, each character a byte; <c>delete PATH</c>;
/// <c>show FILE</c>; <c>files</c>; <c>git …</c>, which prints nothing; <c>set NAME=VALUE</c>; <c>sqlite FILE SQL</c>.
/// </remarks>
public partial class Transcripts
{
    static string Folder => Path.Combine(RepositoryFolder.Root, "tests/Godwit.Tests/Cli/transcripts");

    public static TheoryData<string> Files =>
        new(Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_transcript_is_what_happens(string file)
    {
        var path = Path.Combine(Folder, file);
        var expected = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        using var shell = new TestShell();
        var actual = new StringBuilder();
        var lines = expected.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#') || lines[i].Length == 0)
                actual.Append(lines[i]).Append('\n');
            if (!lines[i].StartsWith("$ ", StringComparison.Ordinal))
                continue;
            actual.Append(lines[i]).Append('\n');
            var body = lines.Skip(i + 1).TakeWhile(l => l.StartsWith('|')).ToList();
            body.ForEach(l => actual.Append(l).Append('\n'));
            actual.Append(Normalise(await RunAsync(shell, lines[i][2..], body), shell));
        }
        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            await File.WriteAllTextAsync(path, actual.ToString(), TestContext.Current.CancellationToken);
        else
            Assert.Equal(expected, actual.ToString());
    }

    static async Task RunGitAsync(string folder, string[] arguments)
    {
        // Whatever the machine's own settings say.
        string[] settings =
        [
            "-c",
            "user.name=test",
            "-c",
            "user.email=test@example.com",
            "-c",
            "init.defaultBranch=main",
        ];
        var start = new ProcessStartInfo("git", [.. settings, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!; // not a shell command
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, error);
    }

    static async Task<string> RunAsync(TestShell shell, string line, List<string> body)
    {
        var words = CommandLineParser.SplitCommandLine(line).ToArray();
        switch (words)
        {
            case ["godwit", .. var arguments]:
                return Show(await shell.RunAsync(arguments));
            case ["write", var path]:
                shell.Write(path, string.Concat(body.Select(l => (l.Length > 1 ? l[2..] : "") + "\n")));
                return "";
            case ["bytes", var path, var text]:
                shell.Write(path, "");
                await File.WriteAllBytesAsync(
                    shell.PathOf(path),
                    Encoding.Latin1.GetBytes(Regex.Unescape(text)),
                    TestContext.Current.CancellationToken
                );
                return "";
            case ["git", .. var arguments]:
                await RunGitAsync(shell.Folder, arguments);
                return "";
            case ["delete", var path]:
                File.Delete(shell.PathOf(path));
                return "";
            case ["show", var path]:
                return await File.ReadAllTextAsync(shell.PathOf(path), TestContext.Current.CancellationToken);
            case ["files"]:
                return string.Concat(
                    Directory
                        .GetFiles(shell.Folder, "*", SearchOption.AllDirectories)
                        .Select(f => Path.GetRelativePath(shell.Folder, f) + "\n")
                        .Where(f => !f.StartsWith(".git/", StringComparison.Ordinal))
                        .Order(StringComparer.Ordinal)
                );
            case ["set", var assignment]:
                shell.Variables[assignment.Split('=', 2)[0]] = assignment.Split('=', 2)[1];
                return "";
            case ["sqlite", var path, var sql]:
                return await QueryAsync(shell.PathOf(path), sql);
            default:
                throw new FormatException($"Not a command of transcripts: {line}");
        }
    }

    static async Task<string> QueryAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var text = new StringBuilder();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            text.AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)).Append('\n');
        return text.ToString();
    }

    static string Show(CommandOutput output)
    {
        var text = new StringBuilder(output.Out);
        foreach (var line in output.Error.TrimEnd('\n').Split('\n').Where(l => l.Length > 0))
            text.Append("! ").Append(line).Append('\n');
        if (output.ExitCode != 0)
            text.Append("= ").Append(output.ExitCode).Append('\n');
        return text.ToString();
    }

    static string Normalise(string text, TestShell shell)
    {
        text = text.Replace(shell.Folder, "HERE", StringComparison.Ordinal);
        text = text.Replace(
            $"by {Environment.UserName}@{Environment.MachineName}",
            "by USER@HOST",
            StringComparison.Ordinal
        );
        text = EmptyLine().Replace(text, "~");
        text = Elapsed().Replace(text, "N ms");
        return Milliseconds().Replace(text, "Ms\":N");
    }

    [GeneratedRegex(@"\b\d+(\.\d)? (ms|s)\b|\b\d+m\d\ds\b")]
    private static partial Regex Elapsed();

    [GeneratedRegex("^$(?=\n)", RegexOptions.Multiline)]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"Ms"":\d+")]
    private static partial Regex Milliseconds();
}
