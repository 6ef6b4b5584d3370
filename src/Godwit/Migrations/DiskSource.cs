using System.IO.Enumeration;

namespace Godwit;

/// <summary>A folder on disk.</summary>
sealed class DiskSource(string path) : MigrationSource
{
    string? _fullPath;

    public override string Name => path;

    public override IReadOnlyList<SqlFile> List() =>
        Listed(() =>
        {
            var top = ListTopOrLinks();
            if (top is { Folders.Count: 0 })
                return top.Files;
            // Links that lead to no SQL change nothing.
            var plain = top is null ? Enumerate(FileAttributes.ReparsePoint) : null;
            return plain is not null && plain.Count == Enumerate(FileAttributes.None).Count
                ? plain
                : Enumerate(FileAttributes.None, new LinkGuard(path));
        });

    public override SourceTop? ListTop() => Listed(ListTopOrLinks);

    T Listed<T>(Func<T> list)
    {
        if (!Directory.Exists(path))
            throw File.Exists(path) ? FolderError.NotAFolder(path) : FolderError.MissingFolder(path);
        try
        {
            return list();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FolderError.Unreadable(path, e);
        }
    }

    public override string? FindPlain(string relative, out bool isDoubtful)
    {
        const FileAttributes missing = (FileAttributes)(-1);
        // What a relative path is relative to would be asked for each file.
        _fullPath ??= Path.GetFullPath(path);
        var attributes = new FileInfo(Path.Join(_fullPath, relative)).Attributes;
        isDoubtful =
            attributes != missing && (attributes & (FileAttributes.ReparsePoint | FileAttributes.Directory)) != 0;
        return attributes == missing || isDoubtful ? null : Path.Join(path, relative);
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

    // To ask whether an entry is a link costs system calls for each; to leave links out costs none. Most folders have
    // all files in one place, and no links.
    SourceTop? ListTopOrLinks()
    {
        var count = 0;
        var folders = new List<string>();
        List<SqlFile> files =
        [
            .. new FileSystemEnumerable<SqlFile>(path, ToSqlFile, Options(FileAttributes.ReparsePoint, depth: 0))
            {
                ShouldIncludePredicate = (ref entry) =>
                {
                    count++;
                    if (entry.IsDirectory && IsVisible(ref entry))
                        folders.Add(entry.FileName.ToString());
                    return IsSqlFile(ref entry);
                },
            },
        ];
        var everything = new FileSystemEnumerable<bool>(path, (ref _) => true, Options(FileAttributes.None, depth: 0));
        return everything.Count() == count ? new(files, folders) : null;
    }

    List<SqlFile> Enumerate(FileAttributes leftOut, LinkGuard? links = null)
    {
        return
        [
            .. new FileSystemEnumerable<SqlFile>(path, ToSqlFile, Options(leftOut, depth: 1))
            {
                ShouldIncludePredicate = (ref entry) => IsSqlFile(ref entry) && IsAllowed(ref entry),
                ShouldRecursePredicate = (ref entry) => IsVisible(ref entry) && IsAllowed(ref entry),
            },
        ];

        bool IsAllowed(ref FileSystemEntry entry) => links is null || links.IsAllowed(ref entry);
    }

    static EnumerationOptions Options(FileAttributes leftOut, int depth) =>
        new()
        {
            AttributesToSkip = leftOut,
            IgnoreInaccessible = false,
            RecurseSubdirectories = depth > 0,
            MaxRecursionDepth = depth,
        };

    public override void Read(string path, ChecksumBuilder into)
    {
        try
        {
            using var handle = FileOpening.Open(path, out var length);
            long offset = 0;
            while (offset < length && RandomAccess.Read(handle, into.Free, offset) is > 0 and var count)
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
            return FileOpening.ReadBytes(path);
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
