using Microsoft.Data.Sqlite;

namespace Godwit;

public sealed class SqliteReplays : IDisposable
{
    readonly TestFolder _cache = new();
    readonly TestFolder _migrations = new();
    readonly List<string> _run = [];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _cache.Dispose();
        _migrations.Dispose();
    }

    [Fact]
    public async Task Only_what_is_new_is_replayed()
    {
        for (var i = 1; i <= 6; i++)
            _migrations.Write($"{i}_a.sql", $"CREATE TABLE t{i} (n);");

        Assert.Equal("6: 1 2 3 4 5 6", await ReplayAsync());
        Assert.Equal("6: ", await ReplayAsync());
        _migrations.Write("7_b.sql", "CREATE TABLE t7 (n);");
        Assert.Equal("7: 7", await ReplayAsync());
        _migrations.Write("7_b.sql", "CREATE TABLE t7 (m);");
        Assert.Equal("7: 7", await ReplayAsync());
    }

    [Fact]
    public async Task The_newest_of_many_can_be_edited_without_replaying_the_others()
    {
        for (var i = 1; i <= 6; i++)
            _migrations.Write($"{i}_a.sql", $"CREATE TABLE t{i} (n);");
        await ReplayAsync();

        _migrations.Write("6_a.sql", "CREATE TABLE t6 (m);");

        Assert.Equal("6: 6", await ReplayAsync());
    }

    [Fact]
    public async Task An_edited_migration_is_replayed_with_all_behind_it()
    {
        _migrations.Write("1_a.sql", "CREATE TABLE t1 (n);");
        _migrations.Write("2_b.sql", "CREATE TABLE t2 (n);");
        await ReplayAsync();

        _migrations.Write("1_a.sql", "CREATE TABLE t1 (m);");

        Assert.Equal("2: 1 2", await ReplayAsync());
    }

    [Fact]
    public async Task An_empty_folder_is_an_empty_database() => Assert.Equal("0: ", await ReplayAsync());

    [Fact]
    public async Task A_migration_that_fails_is_shown_with_its_place()
    {
        _migrations.Write("1_a.sql", "CREATE TABLE t1 (n);\nDROP TABLE missing;");

        var error = await Assert.ThrowsAsync<SchemaSourceException>(ReplayAsync);

        Assert.Equal("GDW0719", error.Code);
        Assert.Equal(2, error.Location?.Line);
        Assert.Contains("no such table: missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_states_are_loaded_side_by_side()
    {
        _migrations.Write("1_a.sql", "CREATE TABLE t1 (n);");
        await using var scratch = await OpenAsync();
        var loader = new StateLoader(scratch, new());

        var (from, to) = await loader.LoadAsync(
            new SchemaState.Empty(),
            new SchemaState.Replayed(_migrations.Migrations),
            Stop
        );

        await using var _ = from;
        await using var __ = to;
        Assert.Equal(0L, await CountAsync(from));
        Assert.Equal(1L, await CountAsync(to));
    }

    [Fact]
    public async Task Rows_that_were_made_for_a_folder_are_kept_for_the_next_command()
    {
        _migrations.Write("1_a.sql", "CREATE TABLE t1 (n INTEGER NOT NULL);");
        var made = await SeedAsync(worthKeeping: TimeSpan.Zero);

        await using (var scratch = await OpenAsync())
        {
            await using var state = await LoadAsync(scratch);
            var kept = await scratch.OpenKeptAsync([SeededCopies.KeyOf(state.Scratch!)!], Stop); // replayed
            await using var database = kept!.Database; // kept above
            await using var command = database.DataSource.CreateCommand("UPDATE t1 SET n = 4711");
            await command.ExecuteNonQueryAsync(Stop);
            await scratch.KeepAsync(database, SeededCopies.KeyOf(state.Scratch!)!, Stop); // as above
        }
        var again = await SeedAsync();
        _migrations.Write("2_b.sql", "CREATE TABLE t2 (n INTEGER NOT NULL);");
        var ofAnother = await SeedAsync();

        Assert.NotEqual([4711L], made);
        Assert.Equal([4711L], again);
        Assert.Equal(made, ofAnother);
    }

    [Fact]
    public async Task Rows_that_are_made_quickly_are_not_kept()
    {
        _migrations.Write("1_a.sql", "CREATE TABLE t1 (n INTEGER NOT NULL);");
        await SeedAsync(worthKeeping: TimeSpan.FromHours(1));

        await using var scratch = await OpenAsync();
        await using var state = await LoadAsync(scratch);

        Assert.Null(await scratch.OpenKeptAsync([SeededCopies.KeyOf(state.Scratch!)!], Stop)); // replayed
    }

    /// <summary>The different values in <c>t1</c> of a copy with rows; the state itself has none.</summary>
    async Task<List<object>> SeedAsync(TimeSpan? worthKeeping = null)
    {
        await using var scratch = await OpenAsync();
        await using var state = await LoadAsync(scratch);
        var copies = new SeededCopies(Dialect.Sqlite, scratch, worthKeeping);
        var seeded = await copies.CreateAsync(state.Scratch!, Stop); // replayed
        await using var _ = seeded.Database;
        await using var original = state.DataSource.CreateCommand("SELECT count(*) FROM t1");
        Assert.Equal(0L, await original.ExecuteScalarAsync(Stop));
        await using var command = seeded.Database.DataSource.CreateCommand("SELECT DISTINCT n FROM t1 ORDER BY n");
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var values = new List<object>();
        while (await reader.ReadAsync(Stop))
            values.Add(reader.GetValue(0));
        return values;
    }

    Task<LoadedState> LoadAsync(SqliteScratchServer scratch) =>
        new StateLoader(scratch, new()).LoadAsync(new SchemaState.Replayed(_migrations.Migrations), Stop);

    /// <summary>How many tables there are, and which migrations were run for it.</summary>
    async Task<string> ReplayAsync()
    {
        _run.Clear();
        await using var scratch = await OpenAsync();
        var options = new MigrateOptions
        {
            OnEvent = occurred =>
            {
                if (occurred is MigrationEvent.MigrationStarted started)
                    _run.Add(started.Migration.Version.Text);
            },
        };
        await using var state = await new StateLoader(scratch, options).LoadAsync(
            new SchemaState.Replayed(_migrations.Migrations),
            Stop
        );
        return $"{await CountAsync(state)}: {string.Join(' ', _run)}";
    }

    static async Task<object?> CountAsync(LoadedState state)
    {
        await using var command = state.DataSource.CreateCommand(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name GLOB 't[0-9]*'"
        );
        return await command.ExecuteScalarAsync(Stop);
    }

    Task<SqliteScratchServer> OpenAsync() =>
        SqliteScratchServer.OpenAsync(
            name => SqliteFactory.Instance.CreateDataSource($"Data Source={name};Pooling=False"),
            _cache.Path,
            Stop
        );
}
