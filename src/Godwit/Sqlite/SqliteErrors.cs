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

    public static DatabaseErrorKind Classify(DbException error) =>
        CodeOf(error) switch
        {
            Busy or Locked => DatabaseErrorKind.LockTimeout,
            Interrupted => DatabaseErrorKind.Canceled,
            _ => DatabaseErrorKind.Fatal,
        };

    public static bool IsReadOnly(DbException error) => CodeOf(error) == ReadOnly;

    /// <summary>SQLITE_ERROR with this text is the only sign of a missing table.</summary>
    public static bool IsMissingTable(DbException error) =>
        error.Message.Contains("no such table", StringComparison.Ordinal)
        || error.Message.Contains("unknown database", StringComparison.Ordinal);

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
