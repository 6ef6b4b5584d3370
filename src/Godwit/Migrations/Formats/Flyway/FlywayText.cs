using System.Text;

namespace Godwit;

/// <summary>Reads a file of Flyway's as text.</summary>
static class FlywayText
{
    static readonly Encoding _strictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>The text, with the byte order mark if there is one.</summary>
    /// <exception cref="InvalidMigrationFolderException">
    /// The file cannot be read, or is not in that encoding.
    /// </exception>
    public static string Read(
        string path,
        string encoding,
        bool detects,
        IReadOnlyDictionary<string, byte[]>? carried = null
    )
    {
        var bytes = carried?.GetValueOrDefault(path) ?? ReadBytes(path);
        if (detects)
            return Detect(bytes).GetString(bytes);
        var strict = Find(encoding);
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw FlywayErrors.Folder(
                FlywayErrors.Encoding,
                $"{path} is not {encoding}: the byte 0x{e.BytesUnknown?.FirstOrDefault():X2} at offset {e.Index} does "
                    + "not belong there.",
                path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)
                    ? "Save the file in that encoding, or put encoding=… into flyway's configuration, or into "
                        + $"{Path.GetFileName(path)}.conf for this file alone."
                    : "Save the file in that encoding; Flyway reads its configuration in no other.",
                e
            );
        }
    }

    /// <summary>The encoding of that name.</summary>
    /// <exception cref="InvalidMigrationFolderException">It is none that Godwit reads.</exception>
    public static Encoding Find(string name) =>
        name.ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" => _strictUtf8,
            "UTF-16" => new UnicodeEncoding(true, true, throwOnInvalidBytes: true),
            "UTF-16BE" => new UnicodeEncoding(true, false, throwOnInvalidBytes: true),
            "UTF-16LE" => new UnicodeEncoding(false, false, throwOnInvalidBytes: true),
            "ISO-8859-1" or "ISO8859_1" or "LATIN1" => Encoding.Latin1,
            "US-ASCII" or "ASCII" => Encoding.GetEncoding(
                "us-ascii",
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            ),
            _ => throw FlywayErrors.Folder(
                FlywayErrors.Encoding,
                $"The encoding '{name}' is not one that Godwit reads.",
                "It reads UTF-8, UTF-16, UTF-16BE, UTF-16LE, ISO-8859-1 and US-ASCII: save the files as UTF-8."
            ),
        };

    static Encoding Detect(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode;
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode;
        return System.Text.Unicode.Utf8.IsValid(bytes) ? _strictUtf8 : Encoding.Latin1;
    }

    static byte[] ReadBytes(string path)
    {
        try
        {
            return FileOpening.ReadBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Directory.Exists(path) ? FolderError.NotAFile(path) : FolderError.Unreadable(path, e);
        }
    }
}
