namespace Godwit;

/// <summary>What stops the take-over of another tool's history.</summary>
static class AdoptErrors
{
    /// <summary>No history of a tool was found, or several.</summary>
    public const string Tool = "GDW1301";

    /// <summary>The tool left a migration half done.</summary>
    public const string Unsettled = "GDW1302";

    /// <summary>Its files are not there, or cannot be translated.</summary>
    public const string Files = "GDW1303";

    /// <summary>The folder or the history that would be written is there already.</summary>
    public const string InTheWay = "GDW1304";

    /// <summary>The folder does not replay to the live schema.</summary>
    public const string Drift = "GDW1305";

    /// <summary>The take-over cannot be taken back.</summary>
    public const string Undo = "GDW1306";

    /// <summary>A file is not the one that the tool ran.</summary>
    public const string Edited = "GDW1307";

    /// <summary>The way that is open to every tool.</summary>
    public const string BaselineInstead =
        "`godwit adopt --baseline` does without the files: it writes the live schema as one migration.";

    /// <summary>The database has a history of Godwit's already.</summary>
    /// <param name="history">Its rows.</param>
    /// <param name="own">How many of them were not taken over.</param>
    public static AdoptException HistoryInTheWay(ValueList<HistoryEntry> history, int own)
    {
        var what =
            own == history.Count ? "Godwit has a history in this database already"
            : own == 0 ? "This database was taken over already"
            : $"This database was taken over already, and {own} row(s) came since";
        return new(
            InTheWay,
            $"{what}; the newest of its {history.Count} row(s) is {history.MaxBy(row => row.Version)?.Title}. "
                + "Nothing was changed."
        )
        {
            Hint =
                own == 0
                    ? "`godwit status` shows it; `godwit adopt --undo` takes the earlier take-over back."
                    : "`godwit status` shows it. The history is Godwit's own: go on with `godwit migrate`.",
        };
    }
}

/// <summary>Another tool's history cannot be taken over, or not as it is; nothing was changed.</summary>
sealed class AdoptException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException);
