using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>
/// The result code of a SQLite error. <c>System.Data.Common</c> has no member for it, so it is read from the fixed
/// beginning of the driver's message, <c>SQLite Error 5: 'database is locked'.</c>; codes: sqlite.org/rescode.html.
/// </summary>
static class SqliteErrors
{
    const int Busy = 5;
    const int Locked = 6;
    const int ReadOnly = 8;
    const int Interrupted = 9;
    const int InputOutput = 10;
    const int Corrupt = 11;
    const int Full = 13;
    const int CannotOpen = 14;
    const int NotADatabase = 26;

    public static DatabaseErrorKind Classify(DbException error) =>
        CodeOf(error) switch
        {
            Busy or Locked => DatabaseErrorKind.LockTimeout,
            Interrupted => DatabaseErrorKind.Canceled,
            _ => DatabaseErrorKind.Fatal,
        };

    /// <summary>What to do about an error that is not of one statement, but of the file.</summary>
    public static string? AdviceFor(DbException error) =>
        CodeOf(error) switch
        {
            NotADatabase =>
                "The file is something else, or it is encrypted: check the path in the URL, or Password in the "
                    + "connection string.",
            Corrupt =>
                "The file is damaged: `PRAGMA integrity_check` says how. Restore a backup, or save what is left with "
                    + "the .recover command of sqlite3.",
            ReadOnly => "Check the permissions of the file and its folder, and Mode in the connection string.",
            InputOutput or Full => "Check the disk, its free space and its quota, and give the command again.",
            CannotOpen => "Check the path, and the permissions of the file and its folder.",
            _ => null,
        };

    public static bool IsReadOnly(DbException error) => CodeOf(error) == ReadOnly;

    /// <summary>SQLITE_ERROR with this text is the only sign of a missing table.</summary>
    public static bool IsMissingTable(DbException error) =>
        error.Message.Contains("no such table", StringComparison.Ordinal)
        || error.Message.Contains("unknown database", StringComparison.Ordinal);

    /// <summary>The same of a missing column.</summary>
    public static bool IsMissingColumn(DbException error) =>
        error.Message.Contains("no such column", StringComparison.Ordinal)
        || error.Message.Contains("has no column named", StringComparison.Ordinal);

    public static int CodeOf(DbException error)
    {
        const string prefix = "SQLite Error ";
        var message = error.Message.AsSpan();
        if (!message.StartsWith(prefix, StringComparison.Ordinal))
            return 0;
        message = message[prefix.Length..];
        var end = message.IndexOf(':');
        return end > 0 && int.TryParse(message[..end], CultureInfo.InvariantCulture, out var code) ? code : 0;
    }
}
