using Microsoft.Data.Sqlite;
using Npgsql;

namespace Godwit.Benchmarks;

/// <summary>Godwit itself.</summary>
static class GodwitPeer
{
    const string Name = "Godwit";

    public static Contender PostgreSql(Corpus corpus) =>
        new(
            Name,
            async connectionString =>
            {
                await using var source = NpgsqlDataSource.Create(connectionString);
                await new Migrator(Dialect.PostgreSql, source, MigrationFolder.Open(corpus.Plain)).MigrateAsync();
            }
        );

    public static Contender Sqlite(Corpus corpus) =>
        new(
            Name,
            async connectionString =>
            {
                await using var source = SqliteFactory.Instance.CreateDataSource(connectionString);
                await new Migrator(Dialect.Sqlite, source, MigrationFolder.Open(corpus.Plain)).MigrateAsync();
            }
        );
}
