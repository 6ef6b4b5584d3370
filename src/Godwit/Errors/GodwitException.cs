namespace Godwit;

/// <summary>The root of all errors that Godwit reports.</summary>
/// <param name="code">Stable code, <c>GDW</c> and four digits; <c>docs/errors</c> has a page for each.</param>
/// <param name="message">What happened, where, in which state the database is, and what to do.</param>
/// <param name="innerException">What the driver or the system said.</param>
public abstract class GodwitException(string code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Stable code, <c>GDW</c> and four digits; <c>docs/errors</c> has a page for each.</summary>
    public string Code { get; } = code;

    /// <summary>The place in a file, where the error has one.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The server's five-character error code, where the server spoke.</summary>
    public string? SqlState { get; init; }

    /// <summary>What to do next.</summary>
    public string? Hint { get; init; }
}

/// <summary>
/// The migration folder cannot be used: it is missing, or a file in it is not named or encoded as a migration.
/// </summary>
public sealed class InvalidMigrationFolderException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException);

/// <summary>
/// A migration file cannot be run as written: a directive, a quote, or a statement that a migration may not hold.
/// </summary>
public sealed class InvalidMigrationException(string code, string message) : GodwitException(code, message);
