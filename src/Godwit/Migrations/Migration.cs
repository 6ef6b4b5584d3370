using System.Text;

namespace Godwit;

/// <summary>A migration file: its identity and checksum. The text is read again only when it is to be run.</summary>
public sealed class Migration
{
    readonly MigrationSource? _source;

    internal Migration(
        MigrationSource source,
        MigrationFiles files,
        Checksum hash,
        ValueList<ReplacedMigration> replaces
    )
    {
        _source = source;
        (Version, Name) = (files.Name.Version, files.Name.Name);
        (File, DownFile) = (files.Up, files.Down);
        (Hash, Replaces) = (hash, replaces);
    }

    internal Migration(ToolFile tool)
    {
        Tool = tool;
        (Version, Name, File) = (tool.Version, tool.Name, tool.Path);
    }

    /// <summary>What the migration is to the tool of its layout; absent in Godwit's own layout.</summary>
    internal ToolFile? Tool { get; }

    /// <summary>The digits that the file name begins with; in the layout of another tool, its version.</summary>
    public MigrationVersion Version { get; }

    /// <summary>The file name between version and ending.</summary>
    public string Name { get; }

    /// <summary>The file as the user knows it: the path that was given, joined with the file name.</summary>
    public string File { get; }

    /// <summary>
    /// SHA-256 of the text with the byte order mark dropped and CRLF and CR read as LF; 64 lower-case hexadecimal
    /// digits. In the layout of another tool, its checksum.
    /// </summary>
    public string Checksum => Tool?.Checksum ?? Hash.ToString();

    /// <summary>The value of <see cref="Checksum"/>.</summary>
    internal Checksum Hash { get; }

    /// <summary>Whether the file is the one that was recorded.</summary>
    internal bool Accepts(string recorded) => Tool?.Accepts(recorded) ?? Godwit.Checksum.TryParse(recorded) == Hash;

    /// <summary>The way back as the user knows it; absent: there is none.</summary>
    internal string? DownFile { get; }

    /// <summary>The migrations that it stands for, where it is a squashed one.</summary>
    internal ValueList<ReplacedMigration> Replaces { get; } = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidMigrationFolderException">
    /// The file is gone, or was changed since it was listed.
    /// </exception>
    public SqlScript ReadScript()
    {
        if (_source is null)
            return Tool!.ReadScript(); // one of the two is there
        var bytes = _source.ReadBytes(File);
        using var builder = new ChecksumBuilder();
        return builder.Compute(bytes, out var fault) == Hash && fault is null
            ? new(File, MigrationBytes.Decode(bytes))
            : throw FolderError.ChangedWhileRunning(File);
    }

    /// <summary>Takes its text, or that of its way back, apart by the rules of its layout.</summary>
    internal MigrationScript Parse(SqlScript script, Dialect dialect) =>
        Tool?.Parse(script, dialect) ?? MigrationScript.Parse(script, dialect);

    /// <summary>
    /// Reads the way back, <c>VERSION_NAME.down.sql</c>; <see langword="null"/> when there is none.
    /// </summary>
    /// <exception cref="InvalidMigrationFolderException">The file is gone, or is not UTF-8.</exception>
    public SqlScript? ReadDownScript()
    {
        if (DownFile is null || _source is null)
            return Tool?.ReadDownScript();
        return new(DownFile, MigrationBytes.Read(DownFile, _source.ReadBytes(DownFile)));
    }

    /// <summary><c>VERSION_NAME</c>.</summary>
    public override string ToString() => Tool?.Title ?? $"{Version}_{Name}";
}
