namespace Godwit;

/// <summary>What a token is. Blanks are not tokens.</summary>
enum SqlTokenKind : byte
{
    /// <summary>A keyword or an identifier without quotes.</summary>
    Word,

    /// <summary>An identifier in quotes, <c>U&amp;""</c> included.</summary>
    QuotedIdentifier,

    /// <summary>A string with its prefix, or a dollar-quoted string.</summary>
    String,

    /// <summary>A number up to the first character that no number can hold.</summary>
    Number,

    /// <summary><c>$1</c>; SQLite also <c>?1</c>, <c>:a</c>, <c>@a</c>, <c>$a</c>, <c>#a</c>.</summary>
    Parameter,

    /// <summary>One character of an operator or of punctuation.</summary>
    Symbol,

    /// <summary>From <c>--</c> to the end of the line, which is not part of it.</summary>
    LineComment,

    /// <summary>From <c>/*</c> to its end, nested comments included.</summary>
    BlockComment,

    /// <summary>A backslash outside quotes and the word behind it: a command of psql.</summary>
    ClientCommand,
}

/// <summary>A token of a script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
readonly record struct SqlToken(SqlTokenKind Kind, int Start, int End)
{
    public bool IsComment => Kind is SqlTokenKind.LineComment or SqlTokenKind.BlockComment;
}
