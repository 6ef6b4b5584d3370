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
}

/// <summary>Another tool's history cannot be taken over, or not as it is; nothing was changed.</summary>
sealed class AdoptException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException);
