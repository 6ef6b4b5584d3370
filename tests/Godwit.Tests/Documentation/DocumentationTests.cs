using System.CommandLine.Parsing;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Godwit.Cli;

namespace Godwit;

/// <summary>What the pages say holds: links lead somewhere, commands exist, transcripts are what happens.</summary>
public partial class DocumentationTests
{
    static IEnumerable<DocumentationBlock> Blocks(string language) =>
        DocumentationPage.All.SelectMany(page => page.Blocks).Where(block => block.Language == language);

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var broken =
            from page in DocumentationPage.All
            from Match link in Link().Matches(page.Text)
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Leads(page.Path, target)
            select $"{page.Path}: {target}";

        Assert.Equal([], broken);
    }

    [Fact]
    public void Every_command_line_is_one()
    {
        var syntax = new GodwitSyntax();
        var wrong =
            from line in CommandLines()
            let words = CommandLineParser.SplitCommandLine(line.Text).Skip(1).ToArray()
            where words is [not "COMMAND", ..]
            let problem = syntax.Check(syntax.Parse(words))
            // A command that the text only names may lack what it needs; it has nothing that does not exist.
            where problem is not null && (line.IsWhole || syntax.Parse(words).UnmatchedTokens.Count > 0)
            select $"{line.Place}: {line.Text}: {problem.Message}";

        Assert.Equal([], wrong);
    }

    [Fact]
    public void Every_configuration_is_one()
    {
        foreach (var block in Blocks("json"))
        {
            var text = block.Text.TrimStart().StartsWith('{') ? block.Text : $"{{{block.Text}}}";
            var values = ConfigurationFile.Parse(Encoding.UTF8.GetBytes(text), block.Place, "/");
            Assert.NotEmpty(values);
        }
    }

    [Fact]
    public void What_another_file_runs_stands_there_as_well()
    {
        var paragraphs =
            from page in DocumentationPage.All
            from block in page.Blocks
            from file in block.Notes["in"]
            from paragraph in WithoutIndent(block.Text).Split("\n\n")
            select (block.Place, file, paragraph);

        Assert.NotEmpty(paragraphs);
        Assert.All(
            paragraphs,
            one =>
            {
                var text = File.ReadAllText(Path.Combine(RepositoryFolder.Root, one.file));
                Assert.Contains(one.paragraph, WithoutIndent(text), StringComparison.Ordinal);
            }
        );
    }

    // A piece of a method stands deeper there.
    static string WithoutIndent(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim())).Trim();

    [Fact]
    public void Troubleshooting_names_every_error_code()
    {
        const string Mark = "<!-- codes -->\n";
        var page = Path.Combine(RepositoryFolder.Root, "docs/guide/troubleshooting.md");
        var text = File.ReadAllText(page);
        var codes = Directory
            .EnumerateFiles(Path.Combine(RepositoryFolder.Root, "docs/errors"), "GDW*.md")
            .Order(StringComparer.Ordinal)
            .Select(file => (Code: Path.GetFileNameWithoutExtension(file), Title: File.ReadLines(file).First()[11..]))
            .Select(one => $"| [{one.Code}](../errors/{one.Code}.md) | {one.Title} |\n");
        var expected =
            text[..(text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)]
            + "| code | |\n|---|---|\n"
            + string.Concat(codes);

        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            File.WriteAllText(page, expected);
        else
            Assert.Equal(expected, text);
    }

    public static TheoryData<string> PagesWithTranscripts =>
        new(
            DocumentationPage
                .All.Where(page => page.Blocks.Any(block => block.Notes.Contains("transcript")))
                .Select(page => page.Path)
        );

    [Theory]
    [MemberData(nameof(PagesWithTranscripts))]
    public async Task A_transcript_is_what_happens(string path)
    {
        using var shell = new TestShell();
        foreach (var block in DocumentationPage.All.Single(page => page.Path == path).Blocks)
        {
            if (block.Notes["transcript"].Contains("anew"))
                shell.Clear();
            foreach (var file in block.Notes["file"].Select(note => note.Split(' ', 2)))
                shell.Write(file[0], file[1].Replace('↵', '\n'));
            if (block.Notes["write"].FirstOrDefault() is { } shown)
                shell.Write(shown, block.Text);
            if (block.Notes.Contains("transcript"))
                Assert.Equal(Normal(block.Text), Normal(await RunAsync(shell, block.Text)));
        }
    }

    static async Task<string> RunAsync(TestShell shell, string transcript)
    {
        var actual = new StringBuilder();
        foreach (var line in transcript.Split('\n').Where(l => l.StartsWith("$ ", StringComparison.Ordinal)))
        {
            actual.Append(line).Append('\n');
            var words = CommandLineParser.SplitCommandLine(line[2..].Split(" #")[0]).ToArray();
            switch (words)
            {
                case ["godwit", .. var arguments]:
                    var output = await shell.RunAsync(arguments);
                    // It does not run in that folder, and says where it is.
                    actual.Append(
                        (output.Out + output.Error).Replace(shell.Folder + "/", "", StringComparison.Ordinal)
                    );
                    break;
                case ["cat", var file]:
                    // The page has the times of the day on which it was written.
                    var there = Directory
                        .EnumerateFiles(shell.Folder, "*", SearchOption.AllDirectories)
                        .Single(one => Normal(Path.GetRelativePath(shell.Folder, one)) == Normal(file));
                    actual.Append(await File.ReadAllTextAsync(there, TestContext.Current.CancellationToken));
                    break;
                case ["$EDITOR", var file]:
                    shell.Write(file, line.Split(" # ")[1] + "\n");
                    break;
                default:
                    throw new FormatException($"Not a command of transcripts: {line}");
            }
        }
        return actual.ToString();
    }

    // Times differ from run to run, and so do the names that are made of them.
    static string Normal(string text) =>
        Elapsed().Replace(Moment().Replace(Version().Replace(text, "VERSION"), "MOMENT"), "TIME").Trim();

    static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file =
            parts[0].Length == 0
                ? Path.Combine(RepositoryFolder.Root, page)
                : Path.GetFullPath(parts[0], Path.GetDirectoryName(Path.Combine(RepositoryFolder.Root, page))!);
        if (parts.Length == 1 || !file.EndsWith(".md", StringComparison.Ordinal))
            return Path.Exists(file);
        return File.Exists(file) && Heading().Matches(File.ReadAllText(file)).Any(match => Anchor(match) == parts[1]);
    }

    static string Anchor(Match heading) =>
        NotInAnchor().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-');

    static IEnumerable<(string Place, string Text, bool IsWhole)> CommandLines()
    {
        foreach (var page in DocumentationPage.All.Where(page => page.Path != "CHANGELOG.md"))
        {
            foreach (var block in page.Blocks.Where(block => block.Language is "console" or "yaml"))
            foreach (Match line in CommandLine().Matches(block.Text))
                yield return (
                    block.Place,
                    Expression().Replace(line.Value.Split(" #")[0].Split(" >")[0], "VALUE"),
                    true
                );
            foreach (Match line in InlineCommand().Matches(page.Text))
                yield return (page.Path, line.Groups[1].Value, false);
        }
    }

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*?) *$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"(?<=^\$ |- run: |- script: |^    - )godwit .*$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"\$\{\{.*?\}\}")]
    private static partial Regex Expression();

    [GeneratedRegex("`(godwit [^`\n]+)`")]
    private static partial Regex InlineCommand();

    [GeneratedRegex(@"\b20\d{12}(?!\d)")]
    private static partial Regex Version();

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\dT[\d:.]+Z")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b\d+(\.\d)? (ms|s)\b")]
    private static partial Regex Elapsed();
}
