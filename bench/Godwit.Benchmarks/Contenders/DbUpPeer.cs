using DbUp;
using DbUp.Builder;

namespace Godwit.Benchmarks;

/// <summary>DbUp, with a transaction for each script.</summary>
static class DbUpPeer
{
    const string Name = "DbUp";

    public static Contender PostgreSql(Corpus corpus) =>
        new(Name, connectionString => MigrateAsync(DeployChanges.To.PostgresqlDatabase(connectionString), corpus));

    public static Contender Sqlite(Corpus corpus) =>
        new(Name, connectionString => MigrateAsync(DeployChanges.To.SqliteDatabase(connectionString), corpus));

    static Task MigrateAsync(UpgradeEngineBuilder builder, Corpus corpus)
    {
        var result = builder
            .WithScriptsFromFileSystem(corpus.Plain)
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        return result.Successful ? Task.CompletedTask : Task.FromException(result.Error);
    }
}
