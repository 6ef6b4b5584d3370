using System.Text;

namespace Godwit;

/// <summary>A migration of Prisma's.</summary>
sealed class PrismaFile(MigrationSource source, string name, string path, string? downPath, string checksum) : ToolFile
{
    public override MigrationVersion Version { get; } = MigrationVersion.OfName(name);

    public override string Name => "";

    public override string Path => path;

    public override string Checksum => checksum;

    public override string Title => name;

    public override bool Accepts(string recorded) =>
        recorded == Checksum || PrismaChecksum.Matches(source.ReadBytes(path), recorded);

    public override SqlScript ReadScript()
    {
        var bytes = source.ReadBytes(path);
        return PrismaChecksum.Of(bytes) == Checksum
            ? new(path, MigrationBytes.Decode(bytes)) { HasOwnTransactions = true }
            : throw FolderError.ChangedWhileRunning(path);
    }

    public override SqlScript? ReadDownScript()
    {
        if (downPath is null)
            return null;
        return new(downPath, MigrationBytes.Read(downPath, source.ReadBytes(downPath))) { HasOwnTransactions = true };
    }
}
