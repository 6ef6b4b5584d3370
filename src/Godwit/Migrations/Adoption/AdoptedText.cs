using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>
/// The first line of a file that was taken over: where it comes from, and the SHA-256 of the rest,
/// by which the take-over knows that nobody has changed the file since.
/// </summary>
static class AdoptedText
{
    const string Opening = "-- adopted from ";
    const string Digest = ", the rest is SHA-256 ";

    /// <summary>Puts the line in front.</summary>
    public static string Sign(string text, string tool, string origin) =>
        $"{Opening}{tool}: {OneLine(origin)}{Digest}{HashOf(text)}\n{text}";

    /// <summary>True for a text that has the line, whether it was changed or not.</summary>
    public static bool IsSigned(string text) => text.StartsWith(Opening, StringComparison.Ordinal);

    /// <summary>
    /// The file that a text was made of, by its first line; absent: it was not taken over from this tool.
    /// </summary>
    public static string? OriginOf(string text, string tool)
    {
        var opening = $"{Opening}{tool}: ";
        var end = text.IndexOf(Digest, StringComparison.Ordinal);
        return text.StartsWith(opening, StringComparison.Ordinal) && end >= opening.Length
            ? text[opening.Length..end]
            : null;
    }

    /// <summary>The text behind the first line.</summary>
    public static string Body(string text) => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    /// <summary>True for a text as <see cref="Sign"/> wrote it.</summary>
    public static bool IsUnchanged(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0
            && IsSigned(text)
            && text[..end].EndsWith(Digest + HashOf(text[(end + 1)..]), StringComparison.Ordinal);
    }

    // Git may turn line ends around.
    static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    static string OneLine(string origin) => string.Concat(origin.Where(c => !char.IsControl(c)));
}
