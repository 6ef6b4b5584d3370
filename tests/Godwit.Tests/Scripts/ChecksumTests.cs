using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace Godwit;

public class ChecksumTests
{
    const string Lines = "CREATE TABLE t (a text);\n\n-- größer als\nSELECT 1\n";

    [Theory]
    // Line ends     byte order mark
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("\r", false)]
    [InlineData("mixed", false)]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    [InlineData("\r", true)]
    [InlineData("mixed", true)]
    public void Line_ends_and_byte_order_mark_do_not_count(string lineEnd, bool hasMark)
    {
        foreach (var text in new[] { Lines, Lines.TrimEnd('\n') })
            Assert.Equal(Sha256(text), Compute((hasMark ? "\uFEFF" : "") + WithLineEnds(text, lineEnd)));
    }

    [Fact]
    public void A_final_line_end_counts() => Assert.NotEqual(Compute(Lines), Compute(Lines.TrimEnd('\n')));

    [Fact]
    public void A_second_byte_order_mark_counts() => Assert.Equal(Sha256("\uFEFFa"), Compute("\uFEFF\uFEFFa"));

    [Fact]
    public void Nothing_has_the_checksum_of_nothing()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Compute(""));
        Assert.Equal(Compute(""), Compute("\uFEFF"));
    }

    [Fact]
    public void Every_edit_of_one_byte_is_seen()
    {
        var original = Encoding.UTF8.GetBytes(Lines);
        for (var i = 0; i < original.Length; i++)
        {
            byte[] changed = [.. original];
            changed[i] ^= 1;
            byte[] removed = [.. original[..i], .. original[(i + 1)..]];
            byte[] added = [.. original[..i], (byte)'#', .. original[i..]];
            foreach (var edited in new[] { changed, removed, added })
            {
                // A byte of a character of several is no longer UTF-8; a removed LF beside another gives the same text.
                var checksum = Compute(edited, out var fault);
                if (fault is null && !edited.SequenceEqual(original))
                    Assert.True(checksum != Compute(original, out _), $"An edit of byte {i} is not seen.");
            }
        }
    }

    [Fact]
    public void Pieces_of_any_size_give_the_checksum_of_the_whole() =>
        Gen.Select(Text, Gen.Int[1, 5].Array[1, 8])
            .Sample(
                (text, sizes) =>
                {
                    using var builder = new ChecksumBuilder();
                    ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text);
                    for (var piece = 0; !rest.IsEmpty; piece++)
                    {
                        var size = Math.Min(sizes[piece % sizes.Length], rest.Length);
                        rest[..size].CopyTo(builder.Free);
                        builder.Advance(size);
                        rest = rest[size..];
                    }
                    Assert.Equal(Sha256(Normalize(text)), builder.Finish(out var fault).ToString());
                    Assert.Null(fault);
                }
            );

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    [InlineData("€")]
    [InlineData("𝄞")]
    public void A_character_on_the_border_of_two_pieces_is_read_whole(string border)
    {
        using var builder = new ChecksumBuilder();
        var bufferSize = builder.Free.Length;
        for (var shift = 0; shift <= 5; shift++)
        {
            var text = new string('x', bufferSize - shift) + border + "tail\r\n";
            Assert.Equal(
                Sha256(Normalize(text)),
                builder.Compute(Encoding.UTF8.GetBytes(text), out var fault).ToString()
            );
            Assert.Null(fault);
        }
    }

    [Fact]
    public void The_first_bad_byte_is_found_wherever_it_is() =>
        Gen.Select(Text, Gen.Int[0, 300_000], Gen.Bool)
            .Sample(
                (text, padding, isNul) =>
                {
                    var good = Encoding.UTF8.GetBytes(new string('x', padding) + text);
                    byte[] bytes = [.. good, isNul ? (byte)0 : (byte)0xFF, .. good];
                    using var builder = new ChecksumBuilder();
                    builder.Compute(bytes, out var fault);
                    Assert.Equal(
                        new(
                            isNul ? TextFaultKind.Nul : TextFaultKind.NotUtf8,
                            good.Length,
                            isNul ? (byte)0 : (byte)0xFF
                        ),
                        fault
                    );
                },
                iter: 200
            );

    [Fact]
    public void Random_bytes_are_judged_as_the_framework_judges_them() =>
        Gen.OneOf(
                Gen.Byte.Array[0, 20],
                OneOf<byte>(0x0D, 0x0A, 0x41, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9D, 0x84, 0x9E).Array[0, 20]
            )
            .Where(bytes =>
                !bytes.AsSpan().StartsWith<byte>([0xFF, 0xFE]) && !bytes.AsSpan().StartsWith<byte>([0xFE, 0xFF])
            )
            .Sample(bytes =>
            {
                Compute(bytes, out var fault);
                var isText = System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.Contains((byte)0);
                Assert.Equal(isText, fault is null);
            });

    [Fact]
    public void A_builder_forgets_a_bad_file()
    {
        using var builder = new ChecksumBuilder();
        builder.Compute([0xFF, 0xFE, (byte)'\r'], out _);
        Assert.Equal(Sha256("\na"), builder.Compute("\na"u8, out var fault).ToString());
        Assert.Null(fault);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", true)]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", true)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85", false)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb924 7ae41e4649b934ca495991b7852b855", false)]
    [InlineData("g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", false)]
    public void A_checksum_is_64_hexadecimal_digits(string text, bool isChecksum) =>
        Assert.Equal(isChecksum ? text.ToLowerInvariant() : null, Checksum.TryParse(text)?.ToString());

    static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static Gen<string> Text => OneOf("\r", "\n", "\r\n", "a", "ß", "€", "𝄞", "--").Array[0, 40].Select(string.Concat);

    static string Compute(string text) => Compute(Encoding.UTF8.GetBytes(text), out _).ToString();

    static Checksum Compute(byte[] bytes, out TextFault? fault)
    {
        using var builder = new ChecksumBuilder();
        return builder.Compute(bytes, out fault);
    }

    static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    static string WithLineEnds(string text, string lineEnd)
    {
        var ends = lineEnd == "mixed" ? ["\r\n", "\n", "\r"] : new[] { lineEnd };
        var line = 0;
        return string.Concat(text.Select(c => c == '\n' ? ends[line++ % ends.Length] : $"{c}"));
    }
}
