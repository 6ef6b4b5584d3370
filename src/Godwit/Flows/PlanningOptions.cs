namespace Godwit;

/// <summary>What people say about a migration that is to be generated.</summary>
sealed record PlanningOptions
{
    /// <summary>Where the history table is; it is no part of the schema.</summary>
    public HistoryTable? History { get; init; }

    /// <summary>The tables of the tool whose layout is used, by name; they are no part of the schema either.</summary>
    public ValueList<string> ToolTables { get; init; } = [];

    /// <summary>Objects to leave alone.</summary>
    public ObjectPatterns Exclude { get; init; } = ObjectPatterns.None;

    /// <summary>Renames that someone named.</summary>
    public ValueList<RenameRequest> Renames { get; init; } = [];

    /// <summary>Values for rows that exist: column as written, and SQL.</summary>
    public ValueList<KeyValuePair<string, string>> Backfills { get; init; } = [];

    /// <summary>Hazards that lose data and are accepted, by name; absent: all are, and nothing is asked.</summary>
    public ValueList<string>? Allowed { get; init; } = [];

    /// <summary>The short forms, without regard to locks.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Where the wanted state is written, for messages.</summary>
    public DefinitionPlaces Places { get; init; } = DefinitionPlaces.None;

    /// <summary>Told what is going on, one phrase at a time.</summary>
    public Action<string>? OnProgress { get; init; }
}
