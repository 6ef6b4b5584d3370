namespace Godwit;

/// <summary>
/// Error codes of the text of a migration: its statements and directives. Each has a page in <c>docs/errors</c>.
/// </summary>
static class ScriptErrors
{
    public const string Unterminated = "GDW0201";
    public const string ClientCommand = "GDW0202";
    public const string CopyThroughClient = "GDW0203";
    public const string TransactionControl = "GDW0204";
    public const string NonstandardStrings = "GDW0205";
    public const string UnknownDirective = "GDW0206";
    public const string MalformedDirective = "GDW0207";
    public const string MisplacedDirective = "GDW0208";
    public const string UnsuitableBatch = "GDW0209";
    public const string ReleasesLock = "GDW0210";
    public const string ParameterWithoutValue = "GDW0211";
    public const string CarriageReturnInComment = "GDW0212";
    public const string KeepsFromRecording = "GDW0213";

    /// <summary>In files of Drizzle.</summary>
    public const string Breakpoint = "GDW0947";

    /// <summary>An error at a place of a script; the message holds the place, what is wrong and what to do.</summary>
    public static InvalidMigrationException At(SqlScript script, int offset, string code, string what, string fix)
    {
        var location = script.LocationOf(offset);
        return new(code, $"{location}: {what} {fix}") { Location = location, Hint = fix };
    }
}
