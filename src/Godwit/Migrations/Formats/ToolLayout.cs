namespace Godwit;

/// <summary>The layout of another tool: how its folder becomes migrations, and which tables are its own.</summary>
abstract class ToolLayout
{
    /// <summary>As in <c>godwit.json</c>: <c>prisma</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The folder, as errors show it.</summary>
    public abstract string FolderName { get; }

    /// <summary>The tables that are no part of the schema, by name.</summary>
    public abstract ValueList<string> HistoryTables { get; }

    /// <summary>What the tool passes over in silence; sentences.</summary>
    public virtual ValueList<string> Notes => [];

    /// <summary>What the tool passes over in its history; sentences.</summary>
    public virtual ValueList<string> NotesOn(ValueList<Migration> files, ValueList<HistoryEntry> history) => [];

    /// <summary>A pending migration that is older than an applied one is run, as the tool does.</summary>
    public virtual bool RunsOutOfOrder => false;

    /// <summary>Lists the migrations in their order.</summary>
    /// <exception cref="InvalidMigrationFolderException">A file is not what the tool would read.</exception>
    public abstract ValueList<Migration> Read();

    /// <summary>A version as people write it, or as the history holds it.</summary>
    public abstract MigrationVersion? TryParseVersion(string text);

    /// <summary>What to run.</summary>
    /// <exception cref="HistoryMismatchException">Folder and history do not fit together.</exception>
    public virtual PendingMigrations Decide(
        ValueList<Migration> files,
        ValueList<HistoryEntry> history,
        MigrationVersion? to,
        bool allowOutOfOrder
    ) =>
        HistoryCheck.Decide(files, history, to, allowOutOfOrder || RunsOutOfOrder) with
        {
            Notes = NotesOn(files, history),
        };

    /// <summary>Every migration of folder and history, and how the two stand to each other.</summary>
    public virtual ValueList<MigrationStatusEntry> Describe(
        ValueList<Migration> files,
        ValueList<HistoryEntry> history
    ) => HistoryCheck.Describe(files, history);

    /// <summary>The row of the migration that is taken back next; absent: there is none.</summary>
    public virtual HistoryEntry? NewestApplied(ValueList<Migration> files, ValueList<HistoryEntry> history) =>
        history.Where(e => e.State is MigrationState.Applied or MigrationState.Baseline).MaxBy(e => e.Version);

    /// <summary>The name that the way back of a migration would have.</summary>
    public virtual string DownNameOf(Migration migration) => $"{migration}.down.sql";

    /// <summary>
    /// The one row that stands for everything up to a version; absent: each migration gets a row of its own.
    /// </summary>
    /// <param name="version">The version; absent: the configured one.</param>
    public virtual HistoryEntry? BaselineOf(MigrationVersion? version) => null;

    /// <summary>The schema that unqualified names are looked for in first; absent: as the connection has it.</summary>
    public virtual string? DefaultSchema => null;

    /// <summary>The schemas that the tool creates where they are missing.</summary>
    public virtual ValueList<string> Schemas => [];

    /// <summary>All that a run makes before its first migration; unqualified names mean the last one.</summary>
    public ValueList<string> SchemasMade => Schemas.Append(DefaultSchema).OfType<string>().ToValueList();

    /// <summary>What each connection runs before its migrations.</summary>
    public virtual string? InitialSql => null;

    /// <summary>The layout as it is on a scratch database.</summary>
    public virtual ToolLayout OnScratch => this;

    /// <summary>What <see cref="Connect"/> takes is asked for.</summary>
    public virtual bool WantsConnection => false;

    /// <summary>Takes what the connection says of itself.</summary>
    public virtual void Connect(string? schema, string? user, string? database) { }

    /// <summary>Before anything is read: whether the folder is for this engine.</summary>
    /// <exception cref="InvalidMigrationFolderException">It is for another.</exception>
    public virtual void Check(Dialect dialect) { }
}

/// <summary>What a migration is to the tool of its layout.</summary>
abstract class ToolFile
{
    public abstract MigrationVersion Version { get; }

    /// <summary>The part that is not the version; may be empty.</summary>
    public abstract string Name { get; }

    /// <summary>The file as the user knows it.</summary>
    public abstract string Path { get; }

    /// <summary>As the tool records it.</summary>
    public abstract string Checksum { get; }

    /// <summary>What people call it.</summary>
    public abstract string Title { get; }

    /// <summary>Whether the tool takes the file for the one that was recorded.</summary>
    public virtual bool Accepts(string recorded) => recorded == Checksum;

    /// <summary>Reads the file.</summary>
    public abstract SqlScript ReadScript();

    /// <summary>Takes a text of this migration apart.</summary>
    public virtual MigrationScript Parse(SqlScript script, Dialect dialect) => MigrationScript.Parse(script, dialect);

    /// <summary>Reads the way back; <see langword="null"/> where there is none.</summary>
    public abstract SqlScript? ReadDownScript();

    /// <summary>
    /// Where the tool goes by a high-water mark: a file whose mark is not above that of the newest row is passed over.
    /// </summary>
    public virtual long? Mark => null;

    /// <summary>What the tool's row says of the migration; absent where there is nothing to say.</summary>
    /// <param name="isUndo">The row of its way back.</param>
    public virtual ToolRow? RowOf(bool isUndo) => null;
}

/// <summary>A row as the tool of a layout has it.</summary>
abstract record ToolRow
{
    /// <summary>What people call the migration; absent: as Godwit does.</summary>
    public virtual string? Title => null;

    /// <summary>What the tool does with an edited file; a sentence.</summary>
    public virtual string? OnEdited => null;

    /// <summary>What the tool does after a failure, and what it calls the ways out; a sentence.</summary>
    public virtual string? OnFailed => null;

    /// <summary>Where the tool goes by a high-water mark: that of the row.</summary>
    public virtual long? Mark => null;

    /// <summary>False for a row without file whose version says nothing of its place among the others.</summary>
    public virtual bool IsPlaced => true;
}
