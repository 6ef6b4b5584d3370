namespace Godwit;

/// <summary>The history table cannot be read or does not look as Godwit writes it.</summary>
public sealed class HistoryTableException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException)
{
    /// <summary>What to do where the table has other columns than the history.</summary>
    internal static string ForeignAdvice(string table) =>
        $"{table} is not as Godwit writes it: where it is another tool's, or the application's, choose another name "
        + "for the history (`history`, --history).";

    internal static HistoryTableException BadValue(string column, string value) =>
        new(
            RunErrors.HistoryTable,
            $"The history table holds '{value}' in column {column}, which this version of Godwit does not know. "
                + "Nothing was changed. It was written by a newer Godwit (update this one), or by hand (correct "
                + "the row)."
        );
}

/// <summary>The database cannot be migrated as it is: not reachable, read-only, or a role without the rights.</summary>
public sealed class DatabaseUnavailableException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException);
