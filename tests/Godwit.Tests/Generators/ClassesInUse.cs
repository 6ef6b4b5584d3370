using System.Data;
using Dapper;
using Godwit.Use;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Annotated classes are what Dapper and the driver read and write, in a database that was migrated from them; what
/// needs a line for it, which the guide has, does need it.
/// </summary>
public sealed class ClassesInUse : IAsyncLifetime
{
    readonly TestShell _shell = new();
    SqliteConnection? _connection;

    // Made before each test.
    SqliteConnection Connection => _connection!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var classes = Path.Combine(RepositoryFolder.Root, "tests/Godwit.Tests/Generators/Use/Hotel.cs");
        var code = AnnotatedCode.Parse(await File.ReadAllTextAsync(classes, Stop), classes);
        AnnotatedCode.Emit(AnnotatedCode.Compile([code]), _shell.PathOf("App.dll"));
        _shell.Write("godwit.json", """{ "url": "sqlite:app.db", "schema": [{ "assembly": "App.dll" }] }""");
        Assert.Equal(0, (await _shell.RunAsync("generate", "hotel")).ExitCode);
        Assert.Equal(0, (await _shell.RunAsync("migrate")).ExitCode);
        _connection = new($"Data Source={_shell.PathOf("app.db")};Pooling=False");
        await _connection.OpenAsync(Stop);
        DapperLines.ForNames();
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _shell.Dispose();
    }

    [Fact]
    public async Task Dapper_writes_and_reads_them_as_they_are()
    {
        await new HotelRows(Connection).GuestsWithDapperAsync();
        await new HotelRows(Connection).RoomsWithDapperAsync();
        await new HotelRows(Connection).HotelsWithDapperAsync();
    }

    [Fact]
    public Task The_driver_alone_writes_and_reads_them() => new HotelRows(Connection).GuestsWithoutDapperAsync();

    [Fact]
    public Task A_record_without_a_marked_constructor_needs_the_types_of_the_driver() =>
        // A size of INTEGER is a long, and no double.
        Assert.ThrowsAsync<InvalidOperationException>(() =>
            Connection.QuerySingleAsync<Room>("SELECT 1 AS id, 'x' AS name, 2 AS size, NULL AS note")
        );

    // One test: Dapper has its lines for the whole process.
    [Fact]
    public async Task With_the_lines_of_the_guide_Dapper_writes_and_reads_the_rest_which_it_refuses_without()
    {
        const string query = "SELECT @text AS value";
        (string Text, Type Row)[] cells =
        [
            ("0f8fad5b-d9cb-469f-a165-70867728950e", typeof(Cell<Guid>)),
            ("2026-11-20 08:00:00+00:00", typeof(Cell<DateTimeOffset>)),
            ("01:30:00", typeof(Cell<TimeSpan>)),
        ];
        foreach (var (text, row) in cells)
            await Assert.ThrowsAsync<DataException>(() => Connection.QuerySingleAsync(row, query, new { text }));

        DapperLines.ForSqlite();

        foreach (var (text, row) in cells)
            Assert.IsType(row, await Connection.QuerySingleAsync(row, query, new { text }));
        await new HotelRows(Connection).GuestsWithDapperAsync();
        await new HotelRows(Connection).StaysWithDapperAsync("@Wishes");
    }

    sealed class Cell<T>
    {
        public T? Value { get; init; }
    }
}
