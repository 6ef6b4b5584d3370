using System.Globalization;
using System.Security.Cryptography;

namespace Godwit;

/// <summary>
/// Prisma's checksum: SHA-256 of the file as it is. Files that differ in their line ends only are the same to it.
/// </summary>
/// <remarks>prisma-engines, <c>checksum.rs</c> of schema-connector.</remarks>
static class PrismaChecksum
{
    const int LengthInDigits = 64;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text));

    /// <summary>Whether a file is the one that was recorded.</summary>
    public static bool Matches(byte[] text, string recorded)
    {
        if (IsChecksum(text, recorded))
            return true;
        if (!text.AsSpan().Contains((byte)'\n'))
            return false;
        return IsChecksum(WithLineFeeds(text), recorded) || IsChecksum(WithCarriageReturns(text), recorded);
    }

    static bool IsChecksum(byte[] text, string recorded)
    {
        var hash = SHA256.HashData(text);
        // The versions before 2.20 wrote bytes below 16 as one digit.
        return recorded.Length is LengthInDigits or 0
            ? Convert.ToHexStringLower(hash) == recorded
            : string.Concat(hash.Select(b => b.ToString("x", CultureInfo.InvariantCulture))) == recorded;
    }

    static byte[] WithLineFeeds(byte[] text)
    {
        var result = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
                result.Add(text[i]);
        }
        return [.. result];
    }

    // As Prisma does it: a CRLF becomes CR CR LF.
    static byte[] WithCarriageReturns(byte[] text)
    {
        var result = new List<byte>(text.Length * 2);
        foreach (var b in text)
        {
            if (b == '\n')
                result.Add((byte)'\r');
            result.Add(b);
        }
        return [.. result];
    }
}
