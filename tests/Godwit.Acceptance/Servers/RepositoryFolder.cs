namespace Godwit;

/// <summary>Places in the checkout that tests read.</summary>
static class RepositoryFolder
{
    public static string Root { get; } = Find();

    /// <summary>A folder beside the repository, or null where this checkout has none.</summary>
    public static string? Shared(string path)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", path));
        return Directory.Exists(folder) ? folder : null;
    }

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Godwit.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Godwit.slnx above {AppContext.BaseDirectory}");
    }
}
