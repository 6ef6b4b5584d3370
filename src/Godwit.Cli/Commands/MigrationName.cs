using System.Text;

namespace Godwit.Cli;

/// <summary>The NAME of a migration file: lower-case letters, digits and underscores.</summary>
static class MigrationName
{
    // The longest file name of common file systems is 255 bytes; the version and the ending need some.
    const int Longest = 200;

    /// <summary>Lower-cases; runs of other characters become one underscore, and none at the ends.</summary>
    public static string From(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(char.ToLowerInvariant(c));
            else if (name.Length > 0 && name[^1] != '_')
                name.Append('_');
        }
        var result = name.ToString().TrimEnd('_');
        return result.Length is > 0 and <= Longest
            ? result
            : throw CommandException.Usage(
                result.Length == 0
                    ? $"'{text}' holds no letter a to z and no digit, so no file can be named after it."
                    : $"The name is longer than {Longest} characters.",
                "Name the migration after what it does, as in add_avatar."
            );
    }
}
