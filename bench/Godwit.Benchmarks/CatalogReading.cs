using System.Text;
using Npgsql;

namespace Godwit.Benchmarks;

/// <summary>Reading the catalog of many tables, and observing it, beside <c>pg_dump --schema-only</c>.</summary>
sealed class CatalogReading(PostgreSqlEngine engine)
{
    // In one transaction, a table takes about a dozen locks; a server with default settings has room for 6,400.
    const int TablesInTransaction = 250;

    // A key with its sequence, two defaults, a foreign key, a check, an index and a comment.
    const string Table = """
        CREATE TABLE t$1 (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name varchar(100) NOT NULL DEFAULT 'x',
            created timestamptz NOT NULL DEFAULT now(),
            parent bigint REFERENCES t$2 (id) ON DELETE CASCADE,
            amount numeric(10, 2) CHECK (amount >= 0),
            data jsonb
        );
        CREATE INDEX t$1_name ON t$1 (name, created DESC);
        COMMENT ON TABLE t$1 IS 'the table';

        """;

    /// <summary>Each of them in turn, round by round, over a database with so many tables.</summary>
    public async Task<IReadOnlyList<Series>> MeasureAsync(int tables, int rounds)
    {
        var database = await engine.CreateAsync();
        await FillAsync(database, tables);
        Func<Task<Sample>>[] contenders =
        [
            () => ChildProcess.MeasureAsync("/", DumpOf(database)),
            () => MeasureAsync(database, connection => Dialect.PostgreSql.CatalogReader.ReadAsync(connection, default)),
            () => MeasureAsync(database, connection => Dialect.PostgreSql.Observer.ObserveAsync(connection, default)),
        ];
        string[] names = ["`pg_dump --schema-only`", "catalog reader", "observer"];
        var series = await Rounds.RunAsync(names, rounds, warmUps: 1, index => contenders[index]());
        await engine.DropAsync(database);
        return series;
    }

    string[] DumpOf(string database) =>
        [Path.Combine(engine.Programs, "pg_dump"), "--schema-only", "--file=/dev/null", engine.Url(database)];

    async Task<Sample> MeasureAsync(string database, Func<NpgsqlConnection, Task> read)
    {
        await using var source = NpgsqlDataSource.Create(engine.FreshConnectionString(database));
        await using var connection = await source.OpenConnectionAsync();
        return await Sample.TakeAsync(() => read(connection));
    }

    async Task FillAsync(string database, int tables)
    {
        await using var source = NpgsqlDataSource.Create(engine.FreshConnectionString(database));
        foreach (var numbers in Enumerable.Range(1, tables).Chunk(TablesInTransaction))
        {
            var sql = new StringBuilder();
            foreach (var number in numbers)
                sql.Append(Table.Replace("$1", $"{number}").Replace("$2", $"{Math.Max(number - 1, 1)}"));
            await using var command = source.CreateCommand(sql.ToString());
            await command.ExecuteNonQueryAsync();
        }
        await using var analyze = source.CreateCommand("ANALYZE");
        await analyze.ExecuteNonQueryAsync();
    }
}
