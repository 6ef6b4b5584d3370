using System.IO.Enumeration;

namespace Godwit;

/// <summary>Finds the folders that <c>locations</c> name, and the files below them.</summary>
static class FlywayLocations
{
    const string FileSystem = "filesystem:";
    const string ClassPath = "classpath:";

    /// <summary>The folders, without those that lie in another one of them.</summary>
    /// <param name="locations">As configured.</param>
    /// <param name="settings">What they count from, and whether a missing one is an error.</param>
    /// <exception cref="InvalidMigrationFolderException">
    /// None is there, or one is of a kind that is not read.
    /// </exception>
    public static ValueList<string> Find(ValueList<string> locations, FlywaySettings settings)
    {
        if (settings.Carried is not null)
            return locations.Select(Shown).ToValueList();
        var found = new List<string>();
        var missing = new List<string>();
        foreach (var location in locations)
        {
            var folders = FoldersOf(location, Path.GetFullPath(settings.WorkingDirectory)).ToList();
            if (folders.Count == 0)
                missing.Add(location);
            found.AddRange(folders);
        }
        if (missing.Count > 0 && (found.Count == 0 || settings.FailOnMissingLocations))
            throw Missing(missing, settings);
        return found
            .Distinct(StringComparer.Ordinal)
            .Where(folder => !found.Exists(other => other != folder && IsBelow(folder, other)))
            .ToValueList();
    }

    /// <summary>A location without its scheme, as people would type it.</summary>
    public static string Shown(string location) =>
        location.StartsWith(FileSystem, StringComparison.OrdinalIgnoreCase) ? location[FileSystem.Length..] : location;

    /// <summary>The same for the files that are carried, or those on disk.</summary>
    public static IEnumerable<(string Path, string Relative)> FilesBelow(string folder, FlywaySettings settings) =>
        settings.Carried is { } carried
            ? carried
                .Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal))
                .Select(path => (path, path[(folder.Length + 1)..]))
                .OrderBy(pair => pair.Item2, StringComparer.Ordinal)
            : FilesBelow(folder);

    /// <summary>All files below a folder that are not hidden, with their paths below it, in order.</summary>
    public static IEnumerable<(string Path, string Relative)> FilesBelow(string folder)
    {
        var links = new LinkGuard(folder);
        var files = new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(),
            new()
            {
                AttributesToSkip = FileAttributes.None,
                IgnoreInaccessible = false,
                RecurseSubdirectories = true,
            }
        )
        {
            ShouldIncludePredicate = (ref entry) =>
                !entry.IsDirectory && IsVisible(ref entry) && links.IsAllowed(ref entry),
            ShouldRecursePredicate = (ref entry) => IsVisible(ref entry) && links.IsAllowed(ref entry),
        };
        try
        {
            return files
                .Select(path => (path, Path.GetRelativePath(folder, path).Replace('\\', '/')))
                .OrderBy(pair => pair.Item2, StringComparer.Ordinal)
                .ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FolderError.Unreadable(folder, e);
        }
    }

    static bool IsVisible(ref FileSystemEntry entry) => !entry.FileName.StartsWith('.');

    /// <summary>The folders that a location names.</summary>
    public static IEnumerable<string> FoldersOf(string location, string workingDirectory)
    {
        var colon = location.IndexOf(':', StringComparison.Ordinal);
        if (location.StartsWith(FileSystem, StringComparison.OrdinalIgnoreCase))
            return Folders(location[FileSystem.Length..], workingDirectory);
        if (location.StartsWith(ClassPath, StringComparison.OrdinalIgnoreCase))
            return InClassPath(location[ClassPath.Length..].TrimStart('/'), workingDirectory);
        // One letter is a drive of Windows.
        if (colon > 1)
            throw FlywayErrors.Folder(
                FlywayErrors.Location,
                $"The location '{location}' is neither on disk nor in the class path.",
                "Godwit reads filesystem: and classpath: (below src/main/resources). Copy the files to disk."
            );
        return Folders(location, workingDirectory).Concat(InClassPath(location, workingDirectory));
    }

    /// <summary>What a build puts into the class path lies below <c>src/main/resources</c>.</summary>
    static IEnumerable<string> InClassPath(string path, string workingDirectory)
    {
        var roots = new[] { "src/main/resources", "src/main/java", "." };
        return roots.SelectMany(root => Folders($"{root}/{path}", workingDirectory));
    }

    static IEnumerable<string> Folders(string path, string workingDirectory)
    {
        var wildcard = path.AsSpan().IndexOfAny('*', '?');
        if (wildcard < 0)
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory));
            return Directory.Exists(full) ? [full] : [];
        }
        var slash = path.AsSpan(0, wildcard).LastIndexOfAny('/', '\\');
        var root = Path.GetFullPath(slash < 0 ? "." : path[..slash], workingDirectory);
        if (!Directory.Exists(root))
            return [];
        var pattern = path[(slash + 1)..].Replace('\\', '/');
        return Directory
            .EnumerateDirectories(root, "*", SearchOption.AllDirectories)
            .Where(folder => FlywayWildcard.Matches(pattern, Path.GetRelativePath(root, folder).Replace('\\', '/')))
            .Order(StringComparer.Ordinal);
    }

    static bool IsBelow(string folder, string other) =>
        folder.StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    static InvalidMigrationFolderException Missing(List<string> missing, FlywaySettings settings) =>
        FlywayErrors.Folder(
            FlywayErrors.Location,
            (missing.Count == 1 ? "The location does not exist: " : "The locations do not exist: ")
                + $"{string.Join(", ", missing)} (looked from {settings.WorkingDirectory}"
                + (settings.LocationsPlace is null ? ")." : $"; configured in {settings.LocationsPlace})."),
            "Check `locations`, and that the folder is deployed; an empty folder is fine, a missing one is not."
        );
}
