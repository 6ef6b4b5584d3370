using System.Net;
using System.Text.Json;
using Dapper;
using Godwit.Use;
using Npgsql;
using NpgsqlTypes;

namespace Godwit;

/// <summary>Annotated classes are what Dapper and Npgsql read and write, in a database that was made of them.</summary>
public sealed class ClassesInUse
{
    static readonly Lodge _lodge = new(
        1,
        ["quiet", "sea"],
        Season.LowSeason,
        JsonDocument.Parse("""{"night": 120}"""),
        IPAddress.Loopback,
        new(1, true, 4, false),
        Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        new(2026, 11, 23, 14, 45, 0, TimeSpan.Zero),
        TimeSpan.FromMinutes(90)
    );

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryServer]
    public async Task Dapper_and_the_driver_write_and_read_classes(Server server)
    {
        await using var database = await CreateAsync(server, "tests/Godwit.Tests/Generators/Use/Hotel.cs");
        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        var rows = new HotelRows(connection);

        DapperLines.ForNames();
        await rows.GuestsWithDapperAsync();
        await rows.RoomsWithDapperAsync();
        await rows.HotelsWithDapperAsync();
        await rows.StaysWithDapperAsync("CAST(@Wishes AS jsonb)");
        await rows.GuestsWithoutDapperAsync();
    }

    [Theory, EveryServer]
    public async Task Types_of_PostgreSQL_are_written_and_read(Server server)
    {
        await using var database = await CreateAsync(server, "tests/Godwit.Acceptance/Schemas/Lodge.cs");
        var builder = new NpgsqlDataSourceBuilder(database.ConnectionString);
        builder.MapEnum<Season>();
        await using var source = builder.Build();
        await using var connection = await source.OpenConnectionAsync(Stop);

        AssertSame(_lodge, await WithDapperAsync(connection));
        AssertSame(_lodge with { Id = 2 }, await WithoutDapperAsync(connection));
    }

    static async Task<Lodge> WithDapperAsync(NpgsqlConnection connection)
    {
        const string insert = """
            INSERT INTO lodges (tags, season, prices, door, floors, token, opened_at, cleaning)
            VALUES (@Tags, CAST(@Season AS season), @Prices, @Door, @Floors, @Token, @OpenedAt, @Cleaning)
            RETURNING *
            """;
        DapperLines.ForNames();
        SqlMapper.AddTypeHandler(new Handler<JsonDocument>(value => JsonDocument.Parse((string)value)));
        SqlMapper.AddTypeHandler(new Handler<IPAddress>(value => (IPAddress)value));
        SqlMapper.AddTypeHandler(new Handler<NpgsqlRange<int>>(value => (NpgsqlRange<int>)value));
        var parameters = new DynamicParameters(_lodge);
        parameters.Add(nameof(Lodge.Season), "low_season");
        return await connection.QuerySingleAsync<Lodge>(insert, parameters);
    }

    static async Task<Lodge> WithoutDapperAsync(NpgsqlConnection connection)
    {
        const string insert = """
            INSERT INTO lodges (tags, season, prices, door, floors, token, opened_at, cleaning)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            RETURNING *
            """;
        await using var command = new NpgsqlCommand(insert, connection);
        foreach (
            var value in new object[]
            {
                _lodge.Tags,
                _lodge.Season,
                _lodge.Prices,
                _lodge.Door,
                _lodge.Floors,
                _lodge.Token,
                _lodge.OpenedAt,
                _lodge.Cleaning,
            }
        )
        {
            command.Parameters.Add(new() { Value = value });
        }
        await using var row = await command.ExecuteReaderAsync(Stop);
        Assert.True(await row.ReadAsync(Stop));
        return new(
            row.GetInt32(0),
            row.GetFieldValue<string[]>(1),
            row.GetFieldValue<Season>(2),
            row.GetFieldValue<JsonDocument>(3),
            row.GetFieldValue<IPAddress>(4),
            row.GetFieldValue<NpgsqlRange<int>>(5),
            row.GetGuid(6),
            row.GetFieldValue<DateTimeOffset>(7),
            row.GetTimeSpan(8)
        );
    }

    static async Task<TestDatabase> CreateAsync(Server server, string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, file), Stop);
        var (compilation, problems) = AnnotatedCode.Generate(AnnotatedCode.Compile([AnnotatedCode.Parse(text, file)]));
        Assert.Empty(problems);
        var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(AnnotatedCode.SchemasOf(compilation)["Godwit.Schema.postgresql"]);
        return database;
    }

    // Arrays and documents have no equality of values.
    static void AssertSame(Lodge expected, Lodge actual)
    {
        Assert.Equal(expected.Tags, actual.Tags);
        Assert.True(JsonElement.DeepEquals(expected.Prices.RootElement, actual.Prices.RootElement));
        Assert.Equal(expected, actual with { Tags = expected.Tags, Prices = expected.Prices });
    }
}
