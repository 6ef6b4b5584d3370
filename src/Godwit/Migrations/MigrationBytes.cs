using System.Text;
using System.Text.Unicode;

namespace Godwit;

/// <summary>The bytes of a migration file as text: UTF-8, without its byte order mark.</summary>
static class MigrationBytes
{
    /// <summary>The text of bytes that were looked at.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(
            bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes
        );

    /// <summary>The text of a file.</summary>
    /// <exception cref="InvalidMigrationFolderException">It is no text.</exception>
    public static string Read(string file, byte[] bytes)
    {
        Require(file, bytes);
        return Decode(bytes);
    }

    /// <exception cref="InvalidMigrationFolderException">It is no text.</exception>
    public static void Require(string file, byte[] bytes)
    {
        if (Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0))
            return;
        using var builder = new ChecksumBuilder();
        builder.Compute(bytes, out var fault);
        if (fault is { } bad)
            throw FolderError.NotText(file, bad);
    }
}
