using System.Buffers.Binary;
using System.Globalization;

namespace Godwit;

/// <summary>SHA-256 of a migration's text with the byte order mark dropped and CRLF and CR read as LF.</summary>
/// <remarks>Thirty-two bytes in place, not a string: a start with nothing pending holds one per file.</remarks>
readonly record struct Checksum(UInt128 High, UInt128 Low)
{
    public const int SizeInBytes = 32;

    const int HalfLengthInDigits = 32;

    public static Checksum FromBytes(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));

    /// <summary>Reads 64 hexadecimal digits; <see langword="null"/> for anything else.</summary>
    public static Checksum? TryParse(ReadOnlySpan<char> text) =>
        text.Length == 2 * HalfLengthInDigits
        && Half(text[..HalfLengthInDigits]) is { } high
        && Half(text[HalfLengthInDigits..]) is { } low
            ? new(high, low)
            : null;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x32}{Low:x32}");

    static UInt128? Half(ReadOnlySpan<char> digits) =>
        UInt128.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var half)
            ? half
            : null;
}
