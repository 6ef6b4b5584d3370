using System.Text;

namespace Godwit;

/// <summary>The checksum of Flyway: CRC-32 of the lines of a text, without their ends, as a signed number.</summary>
/// <remarks>
/// Flyway, <c>ChecksumCalculator</c>: Java's <c>readLine</c> takes LF, CR and CRLF for an end of line, one byte order
/// mark at the beginning is dropped, and each line is fed as UTF-8, whatever encoding the file has.
/// </remarks>
static class FlywayChecksum
{
    const uint Polynomial = 0xEDB88320; // of CRC-32 as in zlib, reflected
    const char ByteOrderMark = '\uFEFF';

    static readonly uint[] Table = BuildTable();

    /// <summary>The checksum of a text that was decoded.</summary>
    public static int Of(string text)
    {
        var rest = text.AsSpan(text.StartsWith(ByteOrderMark) ? 1 : 0);
        var crc = uint.MaxValue;
        var bytes = new byte[4 * 1024];
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny('\r', '\n');
            var line = end < 0 ? rest : rest[..end];
            var size = Encoding.UTF8.GetByteCount(line);
            if (size > bytes.Length)
                bytes = new byte[size];
            crc = Feed(crc, bytes.AsSpan(0, Encoding.UTF8.GetBytes(line, bytes)));
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
        return unchecked((int)~crc);
    }

    static uint Feed(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        return crc;
    }

    static uint[] BuildTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
            table[i] = value;
        }
        return table;
    }
}
