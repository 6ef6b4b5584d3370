using System.Text;

namespace Godwit;

/// <summary>A <c>.sql</c> file, a folder (all <c>.sql</c> files below it), or a pattern.</summary>
/// <param name="path">As the user wrote it.</param>
/// <param name="folder">What it is relative to.</param>
/// <param name="display">Shows a full path as people would type it.</param>
sealed class SqlFileSource(string path, string folder, Func<string, string> display) : SchemaSource
{
    // The first bytes of an archive of pg_dump -Fc.
    static readonly byte[] _archive = "PGDMP"u8.ToArray();

    static readonly byte[] _sqlite = "SQLite format 3\0"u8.ToArray();

    public override string Name => path;

    public override async Task<ValueList<SqlScript>> ReadAsync(CancellationToken cancellationToken)
    {
        var scripts = new List<SqlScript>();
        foreach (var file in List())
            scripts.Add(await ReadAsync(file, cancellationToken).ConfigureAwait(false));
        return scripts.ToValueList();
    }

    /// <summary>The full paths of the files.</summary>
    /// <exception cref="SchemaSourceException">There are none.</exception>
    public ValueList<string> List()
    {
        try
        {
            if (GlobPattern.IsPattern(path))
                return NotNone(new GlobPattern(path).Expand(folder), $"no file matches '{path}'");
            var full = Path.GetFullPath(path, folder);
            if (Directory.Exists(full))
                return NotNone(
                    new GlobPattern("**/*.sql").Expand(full),
                    $"the folder '{path}' has no .sql file, at whatever depth"
                );
            return NotNone(File.Exists(full) ? [full] : [], $"there is no file or folder '{path}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaSourceException(SchemaErrors.Unreadable, $"'{path}' cannot be read: {e.Message}", e);
        }
    }

    async Task<SqlScript> ReadAsync(string file, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaSourceException(
                SchemaErrors.Unreadable,
                $"'{display(file)}' cannot be read: {e.Message}",
                e
            );
        }
        return new(display(file), Decode(bytes, display(file)));
    }

    /// <summary>The text of UTF-8 bytes, without byte order mark.</summary>
    /// <exception cref="SchemaSourceException">They are something else.</exception>
    internal static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith(_archive))
            throw NotText(name, "is an archive of pg_dump, not SQL", "Convert it: `pg_restore -f schema.sql FILE`.");
        if (bytes.StartsWith(_sqlite))
            throw NotText(
                name,
                "is a SQLite database, not SQL",
                "Name it as sqlite:FILE, or write `sqlite3 FILE .schema` to a file."
            );
        using var builder = new ChecksumBuilder();
        builder.Compute(bytes, out var fault);
        if (fault is { } bad)
        {
            var what = bad.Kind switch
            {
                TextFaultKind.Nul => $"holds a NUL character at byte offset {bad.Offset}",
                TextFaultKind.NotUtf8 =>
                    $"is not UTF-8: the byte 0x{bad.Value:X2} at offset {bad.Offset} does not belong there",
                _ => "is UTF-16 or UTF-32, not UTF-8",
            };
            throw NotText(name, what, "Save the file as UTF-8.");
        }
        return Encoding.UTF8.GetString(
            bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes
        );
    }

    static SchemaSourceException NotText(string name, string what, string fix) =>
        new(SchemaErrors.Unreadable, $"'{name}' {what}.") { Hint = fix };

    static ValueList<string> NotNone(ValueList<string> files, string problem) =>
        files.Count > 0
            ? files
            : throw new SchemaSourceException(SchemaErrors.NoFiles, $"The schema source is not there: {problem}.")
            {
                Hint =
                    "Correct the path. In godwit.json it is relative to that file, on the command line to the current "
                    + "folder.",
            };
}
