using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Godwit;

/// <summary>A migration of Drizzle's.</summary>
/// <param name="source">The folder.</param>
/// <param name="name">What Godwit calls it.</param>
/// <param name="tag">Its whole name: <c>0003_seed_users</c>, <c>20261123143550_seed_users</c>.</param>
sealed class DrizzleFile(MigrationSource source, MigrationFiles name, string tag) : ToolFile
{
    readonly Checksum _hash = HashOf(source.ReadBytes(name.Up));
    string? _folderName;

    public override MigrationVersion Version => name.Name.Version;

    public override string Name => name.Name.Name;

    public override string Path => name.Up;

    public override string Checksum => _hash.ToString();

    public override string Title => tag;

    /// <summary>When it was generated, in milliseconds; what <c>created_at</c> of its row says.</summary>
    public required long When { get; init; }

    /// <summary>It is of the 0.x form: applied is what is not newer than the newest row.</summary>
    public required bool IsLegacy { get; init; }

    /// <summary>The folder that it is in 1.0, and by which that knows its row.</summary>
    public string FolderName => _folderName ??= IsLegacy ? DrizzleUp.NameOf(When, tag) : tag;

    public override long? Mark => IsLegacy ? When : null;

    public override bool Accepts(string recorded) => Godwit.Checksum.TryParse(recorded) == _hash;

    public override ToolRow RowOf(bool isUndo) => Row;

    /// <summary>The row that Drizzle writes.</summary>
    public DrizzleRow Row => new(Checksum, When) { Name = IsLegacy ? null : tag, IsLegacy = IsLegacy };

    public override SqlScript ReadScript()
    {
        var bytes = source.ReadBytes(Path);
        return HashOf(bytes) == _hash ? Script(Path, bytes) : throw FolderError.ChangedWhileRunning(Path);
    }

    public override SqlScript? ReadDownScript() => name.Down is { } down ? Script(down, source.ReadBytes(down)) : null;

    /// <summary>
    /// SHA-256 of the whole file, nothing normalised; bytes that are not UTF-8 become U+FFFD first, as Node.js reads.
    /// </summary>
    public static Checksum HashOf(ReadOnlySpan<byte> bytes) =>
        Godwit.Checksum.FromBytes(
            SHA256.HashData(Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes)))
        );

    // Drizzle would run the text with characters that are nobody's; what is applied already is not read again.
    static SqlScript Script(string file, byte[] bytes) =>
        new(file, MigrationBytes.Read(file, bytes))
        {
            HasBreakpoints = true,
            // People write COMMIT … BEGIN to get out of the one transaction that Drizzle makes.
            HasOwnTransactions = true,
        };
}
