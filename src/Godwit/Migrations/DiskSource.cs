using System.IO.Enumeration;

namespace Godwit;

/// <summary>A folder on disk.</summary>
sealed class DiskSource(string path) : MigrationSource
{
    // What may be something else than a file: it has no length, or is a link.
    readonly HashSet<string> _doubtful = new(StringComparer.Ordinal);

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
            return files.Count == count ? files : ListWithLinks();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FolderError.Unreadable(path, e);
        }
    }

    public override string? Find(string relative)
    {
        var file = Path.Combine(path, relative);
        return File.Exists(file) ? file : null;
    }

    public override IReadOnlyList<string> ListFolders()
    {
        try
        {
            return
            [
                .. new DirectoryInfo(path)
                    .EnumerateDirectories()
                    .Select(folder => folder.Name)
                    .Where(name => !name.StartsWith('.')),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FolderError.Unreadable(path, e);
        }
    }

    List<SqlFile> ListWithLinks()
    {
        var files = Enumerate(ToSqlFile, FileAttributes.None, new LinkGuard(path)).ToList();
        _doubtful.UnionWith(files.Select(file => file.Path).Where(file => new FileInfo(file).LinkTarget is not null));
        return files;
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
            using var handle = FileOpening.Open(path, isDoubtful: _doubtful.Contains(path));
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
            return FileOpening.ReadBytes(path, isDoubtful: _doubtful.Contains(path));
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

    SqlFile ToSqlFile(ref FileSystemEntry entry)
    {
        var path = entry.ToSpecifiedFullPath();
        if (entry.Length == 0)
            _doubtful.Add(path);
        var isInSubfolder = entry.Directory.Length > entry.RootDirectory.Length;
        var relativeLength = entry.FileName.Length + (isInSubfolder ? Path.GetFileName(entry.Directory).Length + 1 : 0);
        return new(path, path.Length - relativeLength);
    }
}
