using System.Data.Common;

namespace Godwit;

/// <summary>Runs a migration that is no file, and leaves nothing in the history.</summary>
sealed class PushFlow(Dialect dialect, DbDataSource dataSource, MigrateOptions options)
{
    const string Folder = "push";

    /// <summary>
    /// Runs the text as a migration is run: step by step, with its lock, its timeouts and its retries.
    /// </summary>
    /// <exception cref="MigrationFailedException">A statement failed.</exception>
    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        var history = new HistoryTable(options.History?.Schema, SchemaReader.TrialHistory);
        var migrator = new Migrator(
            dialect,
            dataSource,
            MigrationFolder.Of(TextSource.Of(Folder, "1_push.sql", sql)),
            options with
            {
                History = history,
            }
        );
        try
        {
            await migrator.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A half-applied push has no file to go on with: the next one plans from what is there.
            await ForgetAsync(history).ConfigureAwait(false);
        }
    }

    async Task ForgetAsync(HistoryTable history)
    {
        var connection = await dataSource.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var schema = history.Schema ?? (dialect.Syntax.HasDollarQuotes ? "public" : "main");
        var table = $"{dialect.Syntax.QuoteIdentifier(schema)}.{dialect.Syntax.QuoteIdentifier(history.Name)}";
        await connection.ExecuteAsync($"DROP TABLE IF EXISTS {table}", CancellationToken.None).ConfigureAwait(false);
    }
}
