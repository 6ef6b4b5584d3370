using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Godwit.Benchmarks;

/// <summary>Evolve, which validates checksums as Godwit does.</summary>
static class EvolvePeer
{
    const string Name = "Evolve";

    public static Contender PostgreSql(Corpus corpus) =>
        new(Name, connectionString => MigrateAsync(new NpgsqlConnection(connectionString), corpus));

    public static Contender Sqlite(Corpus corpus) =>
        new(Name, connectionString => MigrateAsync(new SqliteConnection(connectionString), corpus));

    static async Task MigrateAsync(DbConnection connection, Corpus corpus)
    {
        await using var _ = connection;
        new EvolveDb.Evolve(connection) { Locations = [corpus.Evolve], IsEraseDisabled = true }.Migrate();
    }
}
