using System.Text;

namespace Godwit;

/// <summary>The lexical rules of an engine: how its text is taken apart and how names are quoted.</summary>
/// <remarks>PostgreSQL manual, "Lexical Structure"; SQLite, <c>tokenize.c</c> and <c>complete.c</c>.</remarks>
public sealed class SqlSyntax
{
    const int AsciiLength = 128;

    byte[]? _charClasses;

    internal SqlSyntax() { }

    /// <summary><c>$tag$…$tag$</c> is a string and <c>$1</c> a parameter.</summary>
    internal bool HasDollarQuotes { get; init; }

    /// <summary>
    /// <c>E''</c> has backslash escapes; <c>U&amp;''</c>, <c>U&amp;""</c>, <c>B''</c>, <c>X''</c>, <c>N''</c> are one
    /// token.
    /// </summary>
    internal bool HasStringPrefixes { get; init; }

    /// <summary><c>`a`</c> and <c>[a]</c> are identifiers.</summary>
    internal bool HasForeignIdentifierQuotes { get; init; }

    /// <summary><c>?1</c>, <c>:a</c>, <c>@a</c>, <c>$a</c>, <c>#a</c> are parameters.</summary>
    internal bool HasNamedParameters { get; init; }

    /// <summary>A byte order mark is a blank where a token could begin, and a vertical tab behind a blank.</summary>
    internal bool HasSqliteBlanks { get; init; }

    /// <summary>Block comments nest, and must end.</summary>
    internal bool HasNestedComments { get; init; }

    /// <summary>A carriage return alone ends a <c>--</c> comment.</summary>
    internal bool EndsCommentAtCarriageReturn { get; init; }

    /// <summary>A semicolon in parentheses ends nothing.</summary>
    internal bool HasSemicolonsInParentheses { get; init; }

    /// <summary>
    /// A backslash outside quotes is a command to psql, a full stop in place of a statement one to the sqlite3 shell.
    /// </summary>
    internal bool HasBackslashCommands { get; init; }

    /// <summary>Which statements hold others.</summary>
    internal SqlBlockStyle Blocks { get; init; }

    /// <summary>The character around an identifier.</summary>
    internal char IdentifierQuote { get; init; } = '"';

    /// <summary>Identifiers without quotes are read in lower case.</summary>
    internal bool FoldsIdentifiers { get; init; }

    /// <summary>How many bytes of a name the engine keeps; absent: all.</summary>
    internal int? LongestNameInBytes { get; init; }

    internal ReadOnlySpan<byte> CharClasses => _charClasses ??= BuildCharClasses();

    /// <summary>A name as the engine reads it unchanged: in quotes, with those inside it doubled.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds a NUL character.</exception>
    public string QuoteIdentifier(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('\0'))
            throw new ArgumentException("An identifier cannot hold a NUL character.", nameof(name));
        var quote = IdentifierQuote.ToString();
        return quote + name.Replace(quote, quote + quote, StringComparison.Ordinal) + quote;
    }

    /// <summary>The name that a token of an identifier stands for.</summary>
    internal string NameOf(ReadOnlySpan<char> identifier)
    {
        if (identifier is ['u' or 'U', '&', '"', .. var escaped, '"'])
            return UnicodeName(Undouble(escaped, '"'));
        if (identifier is ['"' or '`' or '[', .. var quoted, var close])
            return close == ']' ? quoted.ToString() : Undouble(quoted, close);
        if (!FoldsIdentifiers)
            return identifier.ToString();
        return string.Create(
            identifier.Length,
            identifier,
            static (lower, name) =>
            {
                for (var i = 0; i < name.Length; i++)
                    lower[i] = char.IsAsciiLetterUpper(name[i]) ? char.ToLowerInvariant(name[i]) : name[i];
            }
        );
    }

    static string Undouble(ReadOnlySpan<char> quoted, char quote) =>
        quoted.ToString().Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);

    /// <summary>
    /// Resolves <c>\XXXX</c>, <c>\+XXXXXX</c> and <c>\\</c>; another escape character (UESCAPE) is not looked for.
    /// </summary>
    static string UnicodeName(string text)
    {
        var name = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isLong = text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '+';
            var (skip, digits) = isLong ? (2, 6) : (1, 4);
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '\\')
                name.Append(text[i++]);
            else if (
                text[i] == '\\'
                && i + skip + digits <= text.Length
                && int.TryParse(
                    text.AsSpan(i + skip, digits),
                    System.Globalization.NumberStyles.AllowHexSpecifier,
                    null,
                    out var code
                )
                && code <= 0x10FFFF
            )
            {
                _ = code <= char.MaxValue ? name.Append((char)code) : name.Append(char.ConvertFromUtf32(code));
                i += skip + digits - 1;
            }
            else
                name.Append(text[i]);
        }
        return name.ToString();
    }

    byte[] BuildCharClasses()
    {
        var classes = new byte[AsciiLength];
        for (var c = '\0'; c < AsciiLength; c++)
            classes[c] = (byte)ClassOf(c);
        return classes;
    }

    CharClass ClassOf(char c) =>
        c switch
        {
            // A vertical tab is a blank to PostgreSQL 16 and newer only: the server decides.
            ' ' or '\t' or '\n' or '\f' or '\r' => CharClass.Space,
            '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => CharClass.Word,
            >= '0' and <= '9' => CharClass.Digit,
            '\'' => CharClass.String,
            '"' => CharClass.Identifier,
            '`' when HasForeignIdentifierQuotes => CharClass.Identifier,
            '[' when HasForeignIdentifierQuotes => CharClass.Bracket,
            '$' when HasDollarQuotes => CharClass.Dollar,
            '?' or ':' or '@' or '$' or '#' when HasNamedParameters => CharClass.Parameter,
            '-' => CharClass.Minus,
            '/' => CharClass.Slash,
            '.' => CharClass.Dot,
            '\\' when HasBackslashCommands => CharClass.Backslash,
            _ => CharClass.Symbol,
        };
}

/// <summary>Which statements hold other statements, so that semicolons in them end nothing.</summary>
enum SqlBlockStyle
{
    /// <summary><c>CREATE [OR REPLACE] FUNCTION|PROCEDURE … BEGIN ATOMIC … END</c>.</summary>
    AtomicRoutines,

    /// <summary><c>CREATE [TEMP] TRIGGER … BEGIN … END</c>.</summary>
    Triggers,
}

/// <summary>What a character can begin.</summary>
enum CharClass : byte
{
    Symbol,
    Space,
    Word,
    Digit,
    String,
    Identifier,
    Bracket,
    Dollar,
    Parameter,
    Minus,
    Slash,
    Dot,
    Backslash,
}
