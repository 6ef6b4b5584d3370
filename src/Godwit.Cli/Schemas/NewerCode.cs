using System.IO.Enumeration;

namespace Godwit.Cli;

/// <summary>Code that was changed after its assembly was built: what someone forgets before <c>generate</c>.</summary>
static class NewerCode
{
    static readonly EnumerationOptions _options = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>A file of the assembly's project that is newer; <see langword="null"/> for none.</summary>
    public static string? Find(string assembly)
    {
        if (!File.Exists(assembly))
            return null;
        var folder = Directory.GetParent(assembly);
        while (folder is not null && !folder.EnumerateFiles("*.csproj").Any())
            folder = folder.Parent;
        if (folder is null)
            return null;
        var built = File.GetLastWriteTimeUtc(assembly);
        var files = new FileSystemEnumerable<string>(folder.FullName, (ref entry) => entry.ToFullPath(), _options)
        {
            ShouldIncludePredicate = (ref entry) =>
                !entry.IsDirectory
                && entry.FileName.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
                && entry.LastWriteTimeUtc > built,
            ShouldRecursePredicate = (ref entry) => entry.FileName is not ("bin" or "obj" or "node_modules" or ".git"),
        };
        return files.FirstOrDefault();
    }
}
