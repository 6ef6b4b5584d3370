using System.Text;

namespace Godwit;

/// <summary>JSON files as other tools write them.</summary>
static class JsonText
{
    /// <summary>Without the byte order mark that an editor may have put there.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
}
