using System.IO.Enumeration;

namespace Godwit;

/// <summary>A folder on disk.</summary>
sealed class DiskSource(string path) : MigrationSource
{
    public override string Name => path;

    public override IReadOnlyList<SqlFile> List()
    {
        if (!Directory.Exists(path))
            throw File.Exists(path) ? FolderError.NotAFolder(path) : FolderError.MissingFolder(path);
        var links = new LinkGuard(path);
        var options = new EnumerationOptions
        {
            AttributesToSkip = FileAttributes.None,
            IgnoreInaccessible = false,
            RecurseSubdirectories = true,
            MaxRecursionDepth = 1,
        };
        try
        {
            return new FileSystemEnumerable<SqlFile>(path, ToSqlFile, options)
            {
                ShouldIncludePredicate = (ref entry) => IsSqlFile(ref entry, links),
                ShouldRecursePredicate = (ref entry) => IsVisible(ref entry) && links.IsAllowed(ref entry),
            }.ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FolderError.Unreadable(path, e);
        }
    }

    public override void Read(string path, ChecksumBuilder into)
    {
        try
        {
            // ReadWrite takes no advisory lock: an editor that has the file open must not fail a start.
            using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            long offset = 0;
            while (RandomAccess.Read(handle, into.Free, offset) is > 0 and var count)
            {
                offset += count;
                into.Advance(count);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    public override byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    static InvalidMigrationFolderException Unreadable(string path, Exception exception) =>
        Directory.Exists(path) ? FolderError.NotAFile(path) : FolderError.Unreadable(path, exception);

    // A name that ends in .sql but is a folder is listed too: opening it gives the error that names it.
    static bool IsSqlFile(ref FileSystemEntry entry, LinkGuard links) =>
        entry.FileName.EndsWith(MigrationFileName.Extension, StringComparison.OrdinalIgnoreCase)
        && IsVisible(ref entry)
        && links.IsAllowed(ref entry);

    // .git, editors' lock files (.#0001_a.sql), macOS' ._0001_a.sql, and the ..data of a Kubernetes volume.
    static bool IsVisible(ref FileSystemEntry entry) => !entry.FileName.StartsWith('.');

    static SqlFile ToSqlFile(ref FileSystemEntry entry)
    {
        var path = entry.ToSpecifiedFullPath();
        var isInSubfolder = entry.Directory.Length > entry.RootDirectory.Length;
        var relativeLength = entry.FileName.Length + (isInSubfolder ? Path.GetFileName(entry.Directory).Length + 1 : 0);
        return new(path, path.Length - relativeLength);
    }
}
