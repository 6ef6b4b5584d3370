using System.IO.Enumeration;

namespace Godwit;

/// <summary>
/// Refuses symbolic links that lead out of a folder; links within it (a Kubernetes volume is made of them) are fine.
/// </summary>
sealed class LinkGuard(string folder)
{
    // As the kernel does (path_resolution(7)).
    const int MaxLinks = 40;

    string? _realFolder;

    public bool IsAllowed(ref FileSystemEntry entry)
    {
        if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return true;
        var link = entry.ToFullPath();
        _realFolder ??= RealPath(Path.GetFullPath(folder)) ?? Path.GetFullPath(folder);
        var target = RealPath(link);
        if (target is null || !Path.Exists(target))
            throw FolderError.DanglingLink(entry.ToSpecifiedFullPath());
        var isInside =
            target == _realFolder
            || target.StartsWith(
                Path.TrimEndingDirectorySeparator(_realFolder) + Path.DirectorySeparatorChar,
                StringComparison.Ordinal
            );
        return isInside ? true : throw FolderError.LinkLeavesFolder(entry.ToSpecifiedFullPath(), target);
    }

    /// <summary>The path without links; <see langword="null"/> for a circle of links.</summary>
    static string? RealPath(string path)
    {
        var links = 0;
        var rest = new Stack<string>(Segments(path));
        var real = Path.GetPathRoot(path)!; // the path is rooted
        while (rest.TryPop(out var segment))
        {
            if (segment == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            var next = Path.Join(real, segment);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MaxLinks)
                return null;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!; // the path is rooted
            foreach (var part in Segments(target))
                rest.Push(part);
        }
        return real;
    }

    // The last first, as a stack wants them.
    static IEnumerable<string> Segments(string path) =>
        path[(Path.GetPathRoot(path)?.Length ?? 0)..]
            .Split(['/', Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Where(segment => segment != ".")
            .Reverse();
}
