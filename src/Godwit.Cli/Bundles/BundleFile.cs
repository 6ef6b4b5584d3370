using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Godwit.Cli;

/// <summary>
/// A copy of the native program with something behind it: the payload, its length, the SHA-256 of both, and a mark.
/// A byte within the program says that it is a bundle, so that one which lost its end does not run as the plain
/// command.
/// </summary>
static class BundleFile
{
    const int LengthSize = sizeof(long);
    const int TrailerLength = LengthSize + SHA256.HashSizeInBytes + LengthSize;

    const UnixFileMode Executable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    /// <summary>Stands in the program once; the byte behind it is the flag.</summary>
    static ReadOnlySpan<byte> Flag => "godwit: is this a bundle? 0"u8;

    static ReadOnlySpan<byte> Mark => "GDWBNDL1"u8;

    /// <summary>The payload of a program; absent: it is not a bundle.</summary>
    /// <param name="path">The program that runs.</param>
    public static byte[]? ReadOwn(string? path) => path is not null && IsFlagged(Flag) ? Read(path) : null;

    /// <summary>Whether a file is a bundle, whole or not.</summary>
    public static bool IsBundle(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return FindFlag(bytes) is { } at && bytes[at] != Flag[^1];
    }

    /// <summary>A program with the flag set; absent: it is not the native one, which alone has the flag.</summary>
    public static byte[]? ReadFlagged(string program)
    {
        var bytes = File.ReadAllBytes(program);
        if (FindFlag(bytes) is not { } at)
            return null;
        bytes[at] = (byte)'1';
        return bytes;
    }

    /// <summary>Writes a bundle.</summary>
    /// <param name="program">The native program, with the flag set.</param>
    /// <param name="output">The file to write; replaced whole, or not at all.</param>
    /// <param name="payload">What it carries.</param>
    public static void Write(byte[] program, string output, ReadOnlySpan<byte> payload)
    {
        var trailer = new byte[TrailerLength];
        BinaryPrimitives.WriteInt64LittleEndian(trailer, payload.Length);
        Hash(payload, program.Length).CopyTo(trailer, LengthSize);
        Mark.CopyTo(trailer.AsSpan(TrailerLength - LengthSize));
        Directory.CreateDirectory(Path.GetDirectoryName(output) ?? ".");
        var unfinished = output + ".unfinished";
        using (var file = File.Create(unfinished))
        {
            file.Write(program);
            file.Write(payload);
            file.Write(trailer);
        }
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(unfinished, Executable);
        File.Move(unfinished, output, overwrite: true);
    }

    static byte[] Read(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        Span<byte> trailer = stackalloc byte[TrailerLength];
        if (length < TrailerLength || RandomAccess.Read(file, trailer, length - TrailerLength) < TrailerLength)
            throw BundleErrors.Damaged(path, "it has no end");
        if (!trailer[^LengthSize..].SequenceEqual(Mark))
            throw BundleErrors.Damaged(path, "its end is missing, or something was appended");
        var payloadLength = BinaryPrimitives.ReadInt64LittleEndian(trailer);
        if (payloadLength < 0 || payloadLength > length - TrailerLength || payloadLength > Array.MaxLength)
            throw BundleErrors.Damaged(path, "the length of its migrations is impossible");
        var payload = new byte[payloadLength];
        var start = length - TrailerLength - payloadLength;
        var read = RandomAccess.Read(file, payload, start);
        if (
            read < payloadLength
            || !trailer.Slice(LengthSize, SHA256.HashSizeInBytes).SequenceEqual(Hash(payload, start))
        )
            throw BundleErrors.Damaged(path, "its migrations are not those that were put into it");
        return payload;
    }

    static byte[] Hash(ReadOnlySpan<byte> payload, long start)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(start));
        hash.AppendData(payload);
        return hash.GetHashAndReset();
    }

    // Where the flag is in a program; absent: it is not there, or more than once.
    static int? FindFlag(ReadOnlySpan<byte> program)
    {
        var text = Flag[..^1];
        var first = program.IndexOf(text);
        return first >= 0 && program.LastIndexOf(text) == first ? first + text.Length : null;
    }

    // Not inlined: the compiler would put the byte that it sees in the place of the one that is there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsFlagged(ReadOnlySpan<byte> flag) => flag[^1] != (byte)'0';
}
