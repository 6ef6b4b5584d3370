namespace Godwit;

/// <summary>A folder as Prisma Migrate has it, <c>prisma/migrations</c>.</summary>
/// <param name="source">The files.</param>
/// <param name="schema">
/// What the URL has as <c>?schema=</c>: files that name no schema mean this one.
/// Connections of the URL search it anyway, scratch databases must be told.
/// </param>
sealed class PrismaLayout(MigrationSource source, string? schema = null) : ToolLayout
{
    public const string TableName = "_prisma_migrations";

    ValueList<string>? _notes;

    public override string Name => "prisma";

    public override string FolderName => source.Name;

    public override ValueList<string> HistoryTables => [TableName, $"{TableName}_pkey"];

    public override ValueList<string> Notes => _notes ?? PrismaFolder.Notes(source.ListTop()?.Files ?? source.List());

    public override string? DefaultSchema => schema;

    // Prisma creates it where it is missing.
    public override ValueList<string> Schemas => schema is null ? [] : [schema];

    /// <summary>Prisma runs them, so they are no error here; they are told.</summary>
    public override bool RunsOutOfOrder => true;

    public override ValueList<Migration> Read()
    {
        var migrations = PrismaFolder.Read(source, out var top);
        _notes = PrismaFolder.Notes(top);
        return migrations;
    }

    public override MigrationVersion? TryParseVersion(string text) => MigrationVersion.OfName(text);

    /// <exception cref="InvalidMigrationFolderException">The folder is for another engine.</exception>
    public override void Check(Dialect dialect)
    {
        if (source.Find(PrismaLockFile.FileName) is not { } path)
            return;
        var provider = PrismaLockFile.ReadProvider(path, source.ReadBytes(path));
        if (!PrismaLockFile.IsFor(provider, dialect))
            throw PrismaErrors.Folder(
                PrismaErrors.Provider,
                $"{path} says that the migrations are for {provider}, but the database is {dialect.Name} "
                    + "(Prisma's error P3019). Nothing was changed.",
                "Name the database that they are for, or start a new folder for this one: SQL for one engine does not "
                    + "run on another."
            );
    }
}
