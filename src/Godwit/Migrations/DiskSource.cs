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
        try
        {
            // To ask whether an entry is a link costs a system call for each; to leave links out costs none. So all
            // are asked only when leaving them out makes a difference.
            var count = Enumerate((ref _) => true, FileAttributes.None).Count();
            var files = new List<SqlFile>(count);
            files.AddRange(Enumerate(ToSqlFile, FileAttributes.ReparsePoint));
            return files.Count == count
                ? files
                : Enumerate(ToSqlFile, FileAttributes.None, new LinkGuard(path)).ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FolderError.Unreadable(path, e);
        }
    }

    FileSystemEnumerable<T> Enumerate<T>(
        FileSystemEnumerable<T>.FindTransform transform,
        FileAttributes leftOut,
        LinkGuard? links = null
    ) =>
        new(
            path,
            transform,
            new()
            {
                AttributesToSkip = leftOut,
                IgnoreInaccessible = false,
                RecurseSubdirectories = true,
                MaxRecursionDepth = 1,
            }
        )
        {
            ShouldIncludePredicate = (ref entry) => IsSqlFile(ref entry) && links?.IsAllowed(ref entry) != false,
            ShouldRecursePredicate = (ref entry) => IsVisible(ref entry) && links?.IsAllowed(ref entry) != false,
        };

    public override void Read(string path, ChecksumBuilder into)
    {
        try
        {
            // ReadWrite: on Windows, an editor that has the file open must not fail a start.
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
    static bool IsSqlFile(ref FileSystemEntry entry) =>
        entry.FileName.EndsWith(MigrationFileName.Extension, StringComparison.OrdinalIgnoreCase)
        && IsVisible(ref entry);

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
