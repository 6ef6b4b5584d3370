namespace Godwit;

/// <summary>Why bytes are not the text of a migration.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Offset">The first bad byte, from 0, the byte order mark counted.</param>
/// <param name="Value">That byte.</param>
readonly record struct TextFault(TextFaultKind Kind, long Offset, byte Value);

/// <summary>What is wrong with bytes that should be UTF-8.</summary>
enum TextFaultKind
{
    /// <summary>The byte does not belong to UTF-8.</summary>
    NotUtf8,

    /// <summary>A UTF-16 byte order mark, either order.</summary>
    Utf16,

    /// <summary>A UTF-32 byte order mark, either order.</summary>
    Utf32,

    /// <summary>U+0000, which ends a message to a PostgreSQL server and a SQLite statement in the middle.</summary>
    Nul,
}
