using System.Text.RegularExpressions;

namespace Godwit;

/// <summary>A page for users: its fenced blocks, and the comments before each that say what a test does with it.</summary>
sealed partial record DocumentationPage(string Path, string Text, IReadOnlyList<DocumentationBlock> Blocks)
{
    /// <summary>README, <c>docs</c>, and what else a user reads, by path below the repository.</summary>
    public static IReadOnlyList<DocumentationPage> All { get; } =
        Directory
            .EnumerateFiles(System.IO.Path.Combine(RepositoryFolder.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(
                new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "samples/Storefront/README.md" }.Select(file =>
                    System.IO.Path.Combine(RepositoryFolder.Root, file)
                )
            )
            .Select(Read)
            .OrderBy(page => page.Path, StringComparer.Ordinal)
            .ToList();

    static DocumentationPage Read(string file)
    {
        var path = System.IO.Path.GetRelativePath(RepositoryFolder.Root, file);
        var lines = File.ReadAllLines(file);
        var blocks = new List<DocumentationBlock>();
        var notes = new List<(string Name, string Text)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Note().Match(lines[i]) is { Success: true } note)
            {
                notes.Add((note.Groups[1].Value, note.Groups[2].Value));
            }
            else if (Fence().Match(lines[i]) is { Success: true } fence)
            {
                var start = i + 1;
                var indent = fence.Groups[1].Length;
                while (lines[++i].Trim() != "```") { }
                var text = string.Concat(lines[start..i].Select(line => line[Math.Min(indent, line.Length)..] + "\n"));
                blocks.Add(new(path, start, fence.Groups[2].Value, text, notes.ToLookup(n => n.Name, n => n.Text)));
                notes = [];
            }
            else if (lines[i].Length > 0)
            {
                notes = [];
            }
        }
        return new(path, File.ReadAllText(file), blocks);
    }

    [GeneratedRegex("^<!-- (\\w+) ?(.*?) ?-->$")]
    private static partial Regex Note();

    [GeneratedRegex("^( *)```(\\w*)$")]
    private static partial Regex Fence();
}

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page's path.</param>
/// <param name="Line">The line of the fence, from 1.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Notes">The comments right before it, which a reader does not see: name and text.</param>
sealed record DocumentationBlock(string Page, int Line, string Language, string Text, ILookup<string, string> Notes)
{
    public string Place => $"{Page}:{Line}";
}
