namespace Godwit;

/// <summary>Error codes of the Drizzle layout. Each has a page in <c>docs/errors</c>.</summary>
static class DrizzleErrors
{
    /// <summary>The folder has neither a journal nor folders with a <c>migration.sql</c>.</summary>
    public const string NoJournal = "GDW0940";

    /// <summary>The folder has both forms, or is of two tools.</summary>
    public const string TwoForms = "GDW0941";

    /// <summary>The journal, or a snapshot, cannot be read.</summary>
    public const string Journal = "GDW0942";

    /// <summary>The journal names a file that is not there.</summary>
    public const string MissingFile = "GDW0943";

    /// <summary>The folder is for another engine.</summary>
    public const string WrongEngine = "GDW0944";

    /// <summary>The history table is not one of Drizzle's.</summary>
    public const string HistoryTable = "GDW0945";

    /// <summary>A row of a table of 0.x belongs to no folder, so that the table cannot become one of 1.0.</summary>
    public const string Upgrade = "GDW0946";

    /// <summary>A folder of 1.0 that is not named by a time.</summary>
    public const string Misnamed = "GDW0948";

    /// <summary>The chain of snapshots is broken or forks.</summary>
    public const string Snapshots = "GDW0949";

    /// <summary>A folder that cannot be used; what happened and what to do.</summary>
    public static InvalidMigrationFolderException Folder(
        string code,
        string what,
        string next,
        Exception? inner = null
    ) => new(code, $"{what} Nothing was changed.\n{next}", inner) { Hint = next };
}
