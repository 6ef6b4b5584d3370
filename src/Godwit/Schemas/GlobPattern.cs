using System.IO.Enumeration;

namespace Godwit;

/// <summary>
/// A path with <c>*</c> (any text within one name), <c>?</c> (any one character of a name) and <c>**</c> (folders at
/// any depth, none included). As in a shell, a star does not begin with the dot of a hidden name, and links to
/// folders are not followed by <c>**</c>.
/// </summary>
/// <param name="pattern">The pattern; a backslash separates names on Windows only.</param>
sealed class GlobPattern(string pattern)
{
    const string AnyDepth = "**";

    static readonly EnumerationOptions _all = new() { AttributesToSkip = FileAttributes.None };

    /// <summary>True when the text is a pattern, not a path.</summary>
    public static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?');

    /// <summary>True when a name matches one segment of a pattern.</summary>
    public static bool Matches(ReadOnlySpan<char> name, ReadOnlySpan<char> segment)
    {
        if (name is ['.', ..] && segment is not ['.', ..])
            return false;
        // Where the last star stood, and how much of the name it has taken.
        var (star, taken) = (-1, 0);
        var (i, j) = (0, 0);
        while (i < name.Length)
        {
            if (j < segment.Length && segment[j] == '*')
                (star, taken, j) = (j, i, j + 1);
            else if (j < segment.Length && (segment[j] == '?' || segment[j] == name[i]))
                (i, j) = (i + 1, j + 1);
            else if (star >= 0)
                (i, j, taken) = (taken + 1, star + 1, taken + 1);
            else
                return false;
        }
        return segment[j..].Trim('*').IsEmpty;
    }

    /// <summary>The full paths of the files that match, by their characters.</summary>
    /// <param name="folder">What the pattern is relative to.</param>
    public ValueList<string> Expand(string folder)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var text = OperatingSystem.IsWindows() ? pattern.Replace('\\', '/') : pattern;
        var root = Path.GetPathRoot(text) ?? "";
        var start = Path.GetFullPath(root.Length > 0 ? root : ".", folder);
        Walk(start, text[root.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries), found);
        // A slash sorts before every letter, whatever the system's separator is.
        return found
            .OrderBy(path => path.Replace(Path.DirectorySeparatorChar, '\u0001'), StringComparer.Ordinal)
            .ToValueList();
    }

    static void Walk(string folder, ReadOnlySpan<string> segments, HashSet<string> found)
    {
        if (segments.IsEmpty || !Directory.Exists(folder))
            return;
        var first = segments[0];
        var rest = segments[1..];
        if (first == AnyDepth)
        {
            // At the end it stands for all files.
            Walk(folder, rest.IsEmpty ? ["*"] : rest, found);
            foreach (var sub in Folders(folder, "*", areLinksFollowed: false))
                Walk(sub, segments, found);
        }
        else if (rest.IsEmpty)
            found.UnionWith(Files(folder, first));
        else if (!IsPattern(first))
            Walk(Path.GetFullPath(Path.Combine(folder, first)), rest, found);
        else
        {
            foreach (var sub in Folders(folder, first, areLinksFollowed: true))
                Walk(sub, rest, found);
        }
    }

    static FileSystemEnumerable<string> Files(string folder, string segment) =>
        new(folder, static (ref entry) => entry.ToFullPath(), _all)
        {
            ShouldIncludePredicate = (ref entry) => Matches(entry.FileName, segment) && !entry.IsDirectory,
        };

    static FileSystemEnumerable<string> Folders(string folder, string segment, bool areLinksFollowed) =>
        new(folder, static (ref entry) => entry.ToFullPath(), _all)
        {
            ShouldIncludePredicate = (ref entry) =>
                Matches(entry.FileName, segment)
                && entry.IsDirectory
                && (areLinksFollowed || !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)),
        };
}
