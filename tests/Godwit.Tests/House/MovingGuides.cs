using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.House;

/// <summary>
/// Each row of the tables of docs/from has tests that back it, named in guides/PAGE.txt: a line with the row's first cell,
/// and below it, indented, <c>test CLASS.METHOD</c> or <c>transcript FILE: COMMAND</c>. A row without one fails, and so does
/// a test or a command that is not there.
/// </summary>
public partial class MovingGuides
{
    static readonly Lazy<HashSet<string>> _tests = new(() =>
        SourceFile
            .Below("tests")
            .SelectMany(file => file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => method.AttributeLists.Count > 0 && method.Parent is ClassDeclarationSyntax)
            .Select(method => $"{((ClassDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}") // is one
            .ToHashSet(StringComparer.Ordinal)
    );

    [Theory, InlineData("drizzle"), InlineData("prisma"), InlineData("flyway")]
    public void Each_row_is_backed_by_a_test(string page)
    {
        var rows = RowsOf(File.ReadAllText(PathOf($"docs/from/{page}.md"))).ToList();
        var backing = Read(File.ReadAllLines(PathOf($"tests/Godwit.Tests/House/guides/{page}.txt")));
        Assert.Empty(rows.Except(backing.Keys).Select(row => $"no test backs the row {row}"));
        Assert.Empty(backing.Keys.Except(rows).Select(row => $"there is no row {row}"));
        Assert.Empty(backing.Where(pair => pair.Value.Count == 0).Select(pair => $"nothing is named for {pair.Key}"));
        Assert.Empty(
            backing.Values.SelectMany(one => one).Where(one => !IsThere(one)).Select(one => $"not there: {one}")
        );
    }

    [Fact]
    public void Rows_and_their_tests_are_read()
    {
        Assert.Equal(
            ["`a`", "– | `b`"],
            RowsOf("text\n\n| A | B |\n|---|---|\n| `a` | x |\n| – | `b` | c |\n\n| no table |\n")
        );
        Assert.True(IsThere("test MovingGuides.Rows_and_their_tests_are_read"));
        Assert.False(IsThere("test MovingGuides.RowsOf"));
        Assert.True(IsThere("transcript flyway.txt: godwit undo"));
        Assert.False(IsThere("transcript flyway.txt: undone"));
        Assert.False(IsThere("something else"));
    }

    /// <summary>The first cell of each row; where that says nothing, the second too.</summary>
    static IEnumerable<string> RowsOf(string page) =>
        Table()
            .Matches(page)
            .SelectMany(table => table.Groups["rows"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(row => row.Split(" | ").Select(cell => cell.Trim(' ', '|')).ToArray())
            .Select(cells => cells[0] == "–" ? $"– | {cells[1]}" : cells[0]);

    static Dictionary<string, List<string>> Read(IEnumerable<string> lines)
    {
        var backing = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var tests = new List<string>();
        foreach (var line in lines.Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            if (line.StartsWith(' '))
                tests.Add(line.Trim());
            else
                backing.Add(line, tests = []);
        }
        return backing;
    }

    static bool IsThere(string evidence)
    {
        if (evidence.StartsWith("test ", StringComparison.Ordinal))
            return _tests.Value.Contains(evidence["test ".Length..]);
        if (Transcript().Match(evidence) is not { Success: true } match)
            return false;
        var path = PathOf($"tests/Godwit.Tests/Cli/transcripts/{match.Groups["file"].Value}");
        return File.Exists(path)
            && File.ReadLines(path)
                .Any(line =>
                    line.StartsWith("$ ", StringComparison.Ordinal)
                    && line.Contains(match.Groups["text"].Value, StringComparison.Ordinal)
                );
    }

    static string PathOf(string relative) => Path.Combine(RepositoryFolder.Root, relative);

    [GeneratedRegex(@"^\|.*\n\|(?:-+\|)+\n(?<rows>(?:\|.*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^transcript (?<file>[\w.-]+): (?<text>.+)$")]
    private static partial Regex Transcript();
}
