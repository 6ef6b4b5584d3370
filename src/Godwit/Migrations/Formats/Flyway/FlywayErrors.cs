namespace Godwit;

/// <summary>Error codes of the Flyway layout. Each has a page in <c>docs/errors</c>.</summary>
static class FlywayErrors
{
    /// <summary>A file has a name that Flyway would pass over in silence.</summary>
    public const string Misnamed = "GDW0960";

    /// <summary>The configuration cannot be read, or holds a key or value that is none.</summary>
    public const string Configuration = "GDW0961";

    /// <summary>Two files have one version, or two repeatable files one description.</summary>
    public const string Duplicate = "GDW0962";

    /// <summary>A placeholder has no value.</summary>
    public const string Placeholder = "GDW0963";

    /// <summary>A migration or callback in Java or another language.</summary>
    public const string NotSql = "GDW0964";

    /// <summary>A location that is missing, or none that can be read.</summary>
    public const string Location = "GDW0965";

    /// <summary>The text of a file is not in the encoding that is configured.</summary>
    public const string Encoding = "GDW0966";

    /// <summary>A file has statements of both kinds, and <c>mixed</c> is not set.</summary>
    public const string Mixed = "GDW0967";

    /// <summary>The history table is not one of Flyway's.</summary>
    public const string HistoryTable = "GDW0968";

    /// <summary>There are objects but no history.</summary>
    public const string NotEmpty = "GDW0969";

    /// <summary>A baseline that does not fit the history.</summary>
    public const string Baseline = "GDW0970";

    /// <summary>A folder that cannot be used; what happened and what to do.</summary>
    public static InvalidMigrationFolderException Folder(
        string code,
        string what,
        string next,
        Exception? inner = null
    ) => new(code, $"{what}\n{next}", inner) { Hint = next };
}
