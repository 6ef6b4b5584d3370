using System.Data.Common;

namespace Godwit;

/// <summary>
/// Fills a scratch database with rows that satisfy all constraints, and says what its tables hold.
/// </summary>
/// <remarks>
/// Rows are put in while triggers are off (<c>session_replication_role</c>), so that those of users neither refuse nor
/// change them and circles of foreign keys are no obstacle. That turns the server's own checks of foreign keys off too:
/// they are looked at afterwards, and tables whose rows point to nothing are emptied again.
/// </remarks>
sealed class PostgreSqlRowSeeder : IRowSeeder
{
    // What the server writes must not depend on the session that asks; what users wrote may depend on its search_path.
    const string Begin = """
        BEGIN;
        SET LOCAL search_path = '';
        SET LOCAL datestyle = 'ISO, YMD';
        SET LOCAL statement_timeout = '20s';
        SET LOCAL client_min_messages = error;
        """;

    const string TriggersOff = "SET LOCAL session_replication_role = replica";

    const int MostRounds = 5;

    public async Task<ValueList<UnseededTable>> SeedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Begin, cancellationToken).ConfigureAwait(false);
        try
        {
            var unseeded = await FillAsync(connection, cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync("COMMIT", cancellationToken).ConfigureAwait(false);
            return unseeded;
        }
        catch
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    public Task<ValueList<TableRows>> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        SeedSnapshot.TakeAsync(connection, cancellationToken);

    public Task<ValueList<RowScript>> ScriptAsync(DbConnection connection, CancellationToken cancellationToken) =>
        PostgreSqlRowScript.ReadAsync(connection, cancellationToken);

    static async Task<ValueList<UnseededTable>> FillAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var version = await SystemCatalogs.VersionAsync(connection, cancellationToken).ConfigureAwait(false);
        var types = await SeedTypes.ReadAsync(connection, version, cancellationToken).ConfigureAwait(false);
        var tables = await SeedReader.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var values = new SeedValues(types);
        await connection.ExecuteAsync("SET LOCAL search_path TO DEFAULT", cancellationToken).ConfigureAwait(false);
        await ScratchStatements.TryAsync(connection, [TriggersOff], cancellationToken).ConfigureAwait(false);
        await SeedSnapshot.ReadRowsAsync(connection, tables, cancellationToken).ConfigureAwait(false);
        var empty = SeedOrder.Sort(tables).Where(one => one.Rows.Count == 0).ToList();
        if (empty.Count == 0)
            return ValueList<UnseededTable>.Empty;
        await new SeedProbe(connection, types, values).PrepareAsync(empty, cancellationToken).ConfigureAwait(false);
        var assignment = new SeedAssignment(values, tables.ToDictionary(one => one.Oid));
        var insert = new SeedInsert(connection, assignment, new(connection, values, assignment));
        var unseeded = await insert.FillAsync(empty, cancellationToken).ConfigureAwait(false);
        unseeded.AddRange(await EmptyBrokenAsync(connection, empty, cancellationToken).ConfigureAwait(false));
        return unseeded.OrderBy(one => one.Table, ObjectName.Order).ToValueList();
    }

    // Only of rows that were put in now: whoever had rows keeps them. What is emptied may be what others point to.
    static async Task<List<UnseededTable>> EmptyBrokenAsync(
        DbConnection connection,
        List<SeedTable> filled,
        CancellationToken cancellationToken
    )
    {
        var emptied = new List<UnseededTable>();
        for (var round = 0; round < MostRounds; round++)
        {
            var broken = await SeedForeignKeys.FindBrokenAsync(connection, cancellationToken).ConfigureAwait(false);
            var tables = filled.Where(one => broken.Contains(one.Oid) && one.Rows.Count > 0).ToList();
            if (tables.Count == 0)
                break;
            foreach (var table in tables)
            {
                await connection.ExecuteAsync($"DELETE FROM ONLY {table.Sql}", cancellationToken).ConfigureAwait(false);
                table.Rows.Clear();
                emptied.Add(new(table.Name, "No rows were found that its foreign keys could point to."));
            }
        }
        return emptied;
    }
}
