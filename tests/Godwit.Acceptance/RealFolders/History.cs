namespace Godwit;

/// <summary>A migration history of a public project, below ../shared/corpora, in whatever layout.</summary>
/// <param name="Path">The folder.</param>
/// <param name="OpenAt">Opens it, given where it is and a folder to write into.</param>
/// <param name="Applied">How many migrations can be applied; absent: all.</param>
/// <param name="Prelude">What the project's own tool does before the first file.</param>
sealed record History(
    string Path,
    Func<string, string, MigrationFolder> OpenAt,
    int? Applied = null,
    string Prelude = ""
)
{
    static readonly History[] _ofTools =
    [
        new("prisma/umami", Prisma),
        new("prisma/hoppscotch", Prisma),
        new("prisma/langfuse", Prisma),
        new("prisma/civitai", Prisma, Applied: 491), // then a column is missing
        new("drizzle/dokploy", Drizzle),
        new("drizzle/homarr-pg", Drizzle),
        new("drizzle/roo-evals", Drizzle),
        new("drizzle/vercel-chatbot", Drizzle),
        new("flyway/uaa-pg", Flyway),
        new("flyway/kestra-pg", Flyway),
        new("flyway/dependencytrack", Flyway),
        new("flyway/hmpps-approved-premises", Flyway),
        new("goose/hatchet", Plain, Applied: 202), // nine migrations in Go are missing
        new(
            "dbmate/bionic-gpt",
            Plain,
            Applied: 6, // then it needs the extension vector
            Prelude: "CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)"
        ),
        new("other-history/memos-pg", Latest),
    ];

    static readonly History[] _ofToolsOnSqlite =
    [
        new("drizzle/homarr-sqlite", Drizzle),
        new("flyway/conductor-sqlite", (folder, _) => MigrationFolder.OpenFlyway(folder)),
        new("other-history/memos-sqlite", Latest),
    ];

    public static IEnumerable<string> OnPostgreSql => [.. RealFolder.OnPostgreSql, .. _ofTools.Select(one => one.Path)];

    public static IEnumerable<string> OnSqlite => [.. RealFolder.OnSqlite, .. _ofToolsOnSqlite.Select(one => one.Path)];

    /// <summary>The history of that path; the calling test is skipped where the checkout has none beside it.</summary>
    public static History Get(string path)
    {
        Assert.SkipWhen(
            RepositoryFolder.Shared("corpora") is null,
            "There is no ../shared/corpora beside this checkout."
        );
        return Array.Find([.. _ofTools, .. _ofToolsOnSqlite], one => one.Path == path)
            ?? OfFolder(RealFolder.Get(path));
    }

    /// <summary>Opens it.</summary>
    /// <param name="workspace">An empty folder for what has to be written.</param>
    public MigrationFolder Open(string workspace) =>
        OpenAt(System.IO.Path.Combine(RepositoryFolder.Shared("corpora")!, Path), workspace); // Get skips without them

    static History OfFolder(RealFolder folder)
    {
        // Roles are of the whole server, and other tests may have made them.
        var roles = folder.Roles.Select(role =>
            $"DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;"
        );
        return new(
            folder.Path,
            (_, workspace) => MigrationFolder.Open(folder.Migrations(folder.PrepareIn(workspace))),
            Prelude: string.Concat(roles) + folder.Prelude
        );
    }

    static MigrationFolder Prisma(string folder, string workspace) =>
        MigrationFolder.OpenPrisma(System.IO.Path.Combine(folder, "migrations"));

    static MigrationFolder Drizzle(string folder, string workspace) => MigrationFolder.OpenDrizzle(folder);

    static MigrationFolder Plain(string folder, string workspace) => MigrationFolder.Open(folder);

    static MigrationFolder Flyway(string folder, string workspace)
    {
        FlywayFolders.Prepare(System.IO.Path.GetFileName(folder), workspace);
        return MigrationFolder.OpenFlyway(System.IO.Path.Combine(workspace, "flyway.conf"));
    }

    // The releases are for databases that are there already; a new one gets this file.
    static MigrationFolder Latest(string folder, string workspace)
    {
        File.Copy(System.IO.Path.Combine(folder, "LATEST.sql"), System.IO.Path.Combine(workspace, "1_latest.sql"));
        return MigrationFolder.Open(workspace);
    }
}
