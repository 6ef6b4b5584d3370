namespace Godwit;

/// <summary>What the files of a tool are.</summary>
enum ForeignForm
{
    /// <summary>SQL files that <see cref="MigrationFolder"/> reads: a version, a name, a way back.</summary>
    Files,

    /// <summary>A folder in one of the <see cref="ToolLayout"/>s, which reads the tool's table too.</summary>
    Layout,

    /// <summary>SQL files that are named as Flyway's are.</summary>
    FlywayNames,

    /// <summary>SQL files with any names; the history says in which order they ran.</summary>
    Scripts,

    /// <summary>What <c>dotnet ef migrations script</c> prints.</summary>
    EntityFramework,

    /// <summary>Code: nothing that could be translated.</summary>
    Code,
}

/// <summary>A row of another tool's history: a migration that it applied.</summary>
/// <param name="Key">By what its file is known.</param>
/// <param name="Problem">Why the tool has to settle it first; a sentence. Absent: it is applied.</param>
sealed record ForeignRow(string Key, string? Problem = null)
{
    /// <summary>What the tool recorded of the file, in hexadecimal digits where it is bytes; absent: nothing.</summary>
    public string? Checksum { get; init; }
}

/// <summary>A migration tool whose history can be taken over.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Table">Its table, as it is called by default, in lower case.</param>
/// <param name="Columns">The columns that tell its table, in lower case; <see cref="Read"/> gets their values.</param>
/// <param name="Form">What its files are.</param>
sealed partial record ForeignTool(string Name, string Table, ValueList<string> Columns, ForeignForm Form)
{
    /// <summary>Makes what a row says of its values; absent where the row is no migration.</summary>
    public Func<IReadOnlyList<string?>, ForeignRow?> Read { get; init; } = static row => new(row[0] ?? "");

    /// <summary>The column by which rows are ordered; a later row of a migration stands for the earlier ones.</summary>
    public string Order { get; init; } = Columns[0];

    /// <summary>
    /// The column that holds a checksum of the file, and the values that the tool takes for those of these bytes; none
    /// where it cannot be told. Absent: the tool records none.
    /// </summary>
    public (string Column, Func<byte[], ValueList<string>> Of)? Checksum { get; init; }

    /// <summary>The table holds the newest version only: everything up to it is applied.</summary>
    public bool RecordsNewestOnly { get; init; }

    /// <summary>What the names of its tables begin with on engines without schemas, in lower case.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Its other tables beside that one, in lower case; <c>*</c> stands for any characters.</summary>
    public ValueList<string> Companions { get; init; } = [];

    /// <summary>
    /// The companion whose newest row (by <c>id</c>) says how the last run ended, the column,
    /// and what it says of a good end.
    /// </summary>
    public (string Table, string Column, string Good)? Run { get; init; }

    /// <summary>
    /// The schema that the tool makes for its tables, where the engine has schemas; absent: it makes none.
    /// </summary>
    public string? OwnSchema { get; init; }

    /// <summary>It is this tool only where there is a companion too.</summary>
    public bool NeedsCompanion { get; init; }

    /// <summary>Where its files usually are.</summary>
    public ValueList<string> Folders { get; init; } = [];

    /// <summary>The tool of a name; absent: it is not known.</summary>
    public static ForeignTool? Find(string name) => All.FirstOrDefault(tool => tool.Name == name);

    static bool IsTrue(string? value) => value is "true" or "t" or "1" or "True";

    static bool IsVersionZero(string? value) => value is "0";
}
