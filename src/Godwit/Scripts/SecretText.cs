using System.Text.RegularExpressions;

namespace Godwit;

/// <summary>Takes secrets out of text that is shown: passwords in SQL, in connection strings and in URLs.</summary>
static partial class SecretText
{
    const string Mask = "***";

    /// <summary>The text with every secret that it or <paramref name="context"/> holds replaced by asterisks.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="context">The statement that the text is about: a server may quote a part of it.</param>
    public static string Redact(string text, string? context = null)
    {
        var redacted = SecretPattern().Replace(text, Mask);
        if (context is null)
            return redacted;
        foreach (Match match in SecretPattern().Matches(context))
        {
            var secret = match.Value.Trim('\'');
            if (secret.Length > 0)
                redacted = redacted.Replace(secret, Mask, StringComparison.Ordinal);
        }
        return redacted;
    }

    // What stands behind PASSWORD (as a string or dollar-quoted), behind password= in a connection string, the whole string
    // behind CONNECTION, and what stands between colon and @ of a URL.
    [GeneratedRegex(
        """
            (?<=\bpassword\s*=?\s*)(?:[EeNn]?'(?:[^'\\]|''|\\.)*'|\$(\w*)\$.*?\$\1\$)
            | (?<=\bconnection\s+)'(?:[^']|'')*'
            | (?<=\b(?:password|pwd)\s*=\s*)(?!')[^\s;'"]+
            | (?<=://[^\s/:@']*:)[^\s/@']+(?=@)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline
    )]
    private static partial Regex SecretPattern();
}
