using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>
/// What other tools record of a file. Git may have turned its line ends around since, which is no edit.
/// </summary>
static class ForeignChecksums
{
    const string GrateToken = "{{";

    /// <remarks>sqlx, <c>Migration::new</c>: the file as it is.</remarks>
    public static ValueList<string> OfSqlx(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file).ReplaceLineEndings("\n");
        return
        [
            Convert.ToHexString(SHA384.HashData(file)),
            Convert.ToHexString(SHA384.HashData(Encoding.UTF8.GetBytes(text))),
            Convert.ToHexString(SHA384.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")))),
        ];
    }

    /// <remarks>Evolve, <c>MigrationScript.CalculateChecksum</c>; before 1.8 the file as it is.</remarks>
    public static ValueList<string> OfEvolve(byte[] file) =>
        [
            Convert.ToHexString(Md5(Text(file).Replace("\r\n", "\n", StringComparison.Ordinal))),
            Convert.ToHexString(Md5(file)),
        ];

    /// <remarks>
    /// grate, <c>HashGenerator</c>: over the text with its values, which only grate knows, and with quotes doubled.
    /// </remarks>
    public static ValueList<string> OfGrate(byte[] file)
    {
        var text = Text(file);
        return text.Contains(GrateToken, StringComparison.Ordinal)
            ? []
            : [Convert.ToBase64String(Md5(text.Replace("'", "''", StringComparison.Ordinal).ReplaceLineEndings("\n")))];
    }

    static string Text(byte[] file) => Encoding.UTF8.GetString(file).TrimStart('\uFEFF');

    static byte[] Md5(string text) => Md5(Encoding.UTF8.GetBytes(text));

    [SuppressMessage("Security", "CA5351", Justification = "What the tools chose; nothing rests on it but a warning.")]
    static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);
}
