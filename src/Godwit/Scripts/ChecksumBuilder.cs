using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Godwit;

/// <summary>
/// Checks and hashes files piece by piece, so that no file is held in memory; used again for file after file.
/// </summary>
/// <param name="isRaw">The bytes count as they are, with their byte order mark and line ends.</param>
sealed class ChecksumBuilder(bool isRaw = false) : IDisposable
{
    const int BufferSizeInBytes = 128 * 1024;

    // The longest byte order mark has four bytes; the rest is for the opening of a squashed migration.
    const int OpeningLength = 32;

    static ReadOnlySpan<byte> SquashOpening => "-- godwit: replaces "u8;

    readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSizeInBytes);
    int _filled;
    long _offset;
    bool _isStarted;
    bool _isAfterCarriageReturn;
    TextFault? _fault;

    /// <summary>The file that was ended last begins with <c>-- godwit: replaces</c>, to the letter.</summary>
    public bool IsSquashed { get; private set; }

    /// <summary>Where the next bytes of the file go; never empty.</summary>
    public Span<byte> Free => _buffer.AsSpan(_filled);

    /// <summary>Takes the bytes that were written to <see cref="Free"/>.</summary>
    public void Advance(int count)
    {
        _filled += count;
        if (_isStarted || _filled >= OpeningLength)
            Take(isLast: false);
    }

    /// <summary>Ends the file; the checksum means nothing when there is a fault.</summary>
    public Checksum Finish(out TextFault? fault)
    {
        Take(isLast: true);
        fault = _fault;
        Span<byte> hash = stackalloc byte[Checksum.SizeInBytes];
        _sha.GetHashAndReset(hash);
        (_filled, _offset, _isStarted, _isAfterCarriageReturn, _fault) = (0, 0, false, false, null);
        return Checksum.FromBytes(hash);
    }

    /// <summary>The checksum of bytes in memory.</summary>
    public Checksum Compute(ReadOnlySpan<byte> bytes, out TextFault? fault)
    {
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(Free.Length, bytes.Length);
            bytes[..count].CopyTo(Free);
            Advance(count);
            bytes = bytes[count..];
        }
        return Finish(out fault);
    }

    public void Dispose()
    {
        _sha.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    void Take(bool isLast)
    {
        var bytes = _buffer.AsSpan(0, _filled);
        var start = _isStarted ? 0 : Start(bytes);
        if (isRaw)
            start = 0;
        var text = isLast ? bytes[start..] : bytes[start..^UnfinishedCharacter(bytes)];
        _fault ??= FindFault(text, _offset + start);
        _sha.AppendData(isRaw ? text : text[..NormalizeLineEnds(text, ref _isAfterCarriageReturn)]);

        var rest = bytes[(start + text.Length)..];
        _offset += start + text.Length;
        _filled = rest.Length;
        rest.CopyTo(_buffer);
    }

    int Start(ReadOnlySpan<byte> bytes)
    {
        _isStarted = true;
        if (bytes.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || bytes.StartsWith<byte>([0, 0, 0xFE, 0xFF]))
            _fault = new(TextFaultKind.Utf32, 0, bytes[0]);
        else if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
            _fault = new(TextFaultKind.Utf16, 0, bytes[0]);
        var start = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        IsSquashed = bytes[start..].StartsWith(SquashOpening);
        return start;
    }

    static TextFault? FindFault(ReadOnlySpan<byte> text, long offset)
    {
        var nul = text.IndexOf((byte)0);
        if (nul < 0 && Utf8.IsValid(text))
            return null;
        var valid = nul < 0 ? text : text[..nul];
        if (Utf8.IsValid(valid))
            return new(TextFaultKind.Nul, offset + nul, 0);

        var bad = 0;
        while (Rune.DecodeFromUtf8(valid[bad..], out _, out var length) == OperationStatus.Done)
            bad += length;
        return new(TextFaultKind.NotUtf8, offset + bad, valid[bad]);
    }

    /// <summary>How many bytes at the end belong to a character that the next piece may finish.</summary>
    static int UnfinishedCharacter(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= 3 && length <= bytes.Length; length++)
        {
            var last = bytes[^length];
            if (last < 0x80)
                return 0;
            if (last >= 0xC0)
                return
                    length
                    < (
                        last >= 0xF0 ? 4
                        : last >= 0xE0 ? 3
                        : 2
                    )
                    ? length
                    : 0;
        }
        return 0;
    }

    /// <summary>Writes LF for CRLF and CR, in place; returns the new length.</summary>
    static int NormalizeLineEnds(Span<byte> text, ref bool isAfterCarriageReturn)
    {
        if (text.IsEmpty)
            return 0;
        // The LF was written for the CR that ended the piece before.
        var read = isAfterCarriageReturn && text[0] == '\n' ? 1 : 0;
        isAfterCarriageReturn = text[^1] == '\r';
        if (read == 0 && !text.Contains((byte)'\r'))
            return text.Length;

        var written = 0;
        while (read < text.Length)
        {
            var rest = text[read..];
            var length = rest.IndexOf((byte)'\r');
            var line = length < 0 ? rest : rest[..length];
            line.CopyTo(text[written..]);
            written += line.Length;
            read += line.Length;
            if (length < 0)
                break;
            text[written++] = (byte)'\n';
            read += read + 1 < text.Length && text[read + 1] == '\n' ? 2 : 1;
        }
        return written;
    }
}
