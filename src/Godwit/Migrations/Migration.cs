namespace Godwit;

/// <summary>A migration file: its identity and checksum. The text is read again only when it is to be run.</summary>
public sealed class Migration
{
    readonly Func<SqlScript> _read;
    readonly Func<SqlScript?> _readDown;

    internal Migration(
        MigrationVersion version,
        string name,
        string file,
        string checksum,
        Func<SqlScript> read,
        Func<SqlScript?> readDown
    )
    {
        (Version, Name, File, Checksum) = (version, name, file, checksum);
        (_read, _readDown) = (read, readDown);
    }

    /// <summary>The digits before the first underscore of the file name.</summary>
    public MigrationVersion Version { get; }

    /// <summary>The file name between version and ending.</summary>
    public string Name { get; }

    /// <summary>The file as the user knows it: the path that was given, joined with the file name.</summary>
    public string File { get; }

    /// <summary>SHA-256 of the text with the byte order mark dropped and CRLF and CR read as LF; 64 lower-case hexadecimal digits.</summary>
    public string Checksum { get; }

    /// <summary>Reads the file.</summary>
    public SqlScript ReadScript() => _read();

    /// <summary>Reads the way back, <c>VERSION_NAME.down.sql</c>; <see langword="null"/> when there is none.</summary>
    public SqlScript? ReadDownScript() => _readDown();

    /// <summary><c>VERSION_NAME</c>.</summary>
    public override string ToString() => $"{Version}_{Name}";
}
