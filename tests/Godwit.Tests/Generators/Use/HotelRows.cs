using System.Data.Common;
using Dapper;

namespace Godwit.Use;

/// <summary>Writes and reads the classes of <c>Hotel.cs</c>, on any engine, with and without Dapper.</summary>
/// <param name="connection">To a database that was made of the classes.</param>
sealed class HotelRows(DbConnection connection)
{
    const string InsertGuest = """
        INSERT INTO guests (
            full_name, note, is_regular, floor, kind, former_kind,
            balance, rating, birthday, wake_up_at, created_at, picture)
        VALUES (
            @FullName, @Note, @IsRegular, @Floor, @Kind, @FormerKind,
            @Balance, @Rating, @Birthday, @WakeUpAt, @CreatedAt, @Picture)
        RETURNING id
        """;

    static readonly Guest[] _guests =
    [
        new()
        {
            FullName = "Ada",
            Note = "early",
            IsRegular = true,
            Floor = 3,
            Kind = GuestKind.TravelGroup,
            FormerKind = GuestKind.Family,
            Balance = 1234.5m,
            Rating = 4.5,
            Birthday = new(1999, 12, 31),
            WakeUpAt = new(6, 30, 15),
            CreatedAt = new(2026, 11, 23, 14, 45, 0, DateTimeKind.Utc),
            Picture = [0, 1, 255],
        },
        // NULL wherever it may stand.
        new()
        {
            FullName = "Bo",
            Balance = -7,
            CreatedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        },
    ];

    static readonly Stay[] _stays =
    [
        new(
            0,
            1,
            new(2026, 11, 23),
            99.9m,
            StayState.CheckedIn,
            Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
            TimeSpan.FromMinutes(90),
            """{"bed": 2}"""
        ),
        new(
            0,
            1,
            new(2026, 12, 1),
            120,
            StayState.Booked,
            null,
            new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            default,
            "[]"
        ),
    ];

    /// <summary>Needs <c>MatchNamesWithUnderscores</c> and nothing else.</summary>
    public async Task GuestsWithDapperAsync()
    {
        foreach (var guest in _guests)
        {
            var id = await connection.ExecuteScalarAsync<int>(InsertGuest, guest);
            var again = await connection.QuerySingleAsync<Guest>("SELECT * FROM guests WHERE id = @id", new { id });
            AssertSame(guest, id, again);
        }
    }

    public async Task RoomsWithDapperAsync()
    {
        const string insert = "INSERT INTO rooms (name, size, note) VALUES (@Name, @Size, @Note) RETURNING *";
        var room = await connection.QuerySingleAsync<Room>(insert, new Room(0, "Lark", 12.5, null));
        Assert.Equal(new(1, "Lark", 12.5, null), room);
    }

    /// <summary>Columns of a value are aliased to its properties.</summary>
    public async Task HotelsWithDapperAsync()
    {
        var home = new Place { Street = "Kai 1", City = "Bergen" };
        await connection.ExecuteAsync(
            "INSERT INTO hotels (name, home_street, home_city) VALUES ('Godwit', @Street, @City)",
            home
        );
        var hotels = await connection.QueryAsync<Hotel, Place, Hotel>(
            "SELECT id, name, home_street AS street, home_city AS city FROM hotels",
            (hotel, place) =>
            {
                hotel.Home = place;
                return hotel;
            },
            splitOn: "street"
        );
        Assert.Equal(home, Assert.Single(hotels).Home);
    }

    /// <summary>Needs the lines of the guide. The guests are there.</summary>
    /// <param name="json">The parameter with JSON, as the engine takes it.</param>
    public async Task StaysWithDapperAsync(string json)
    {
        var insert = $"""
            INSERT INTO stays (guest_id, arrival, price, state, voucher, booked_at, breakfast, wishes)
            VALUES (@GuestId, @Arrival, @Price, @State, @Voucher, @BookedAt, @Breakfast, {json})
            RETURNING *
            """;
        foreach (var stay in _stays)
        {
            var parameters = new DynamicParameters(stay);
            parameters.Add(nameof(Stay.State), stay.State.ToString());
            var again = await connection.QuerySingleAsync<Stay>(insert, parameters);
            Assert.Equal(stay with { Id = again.Id }, again);
        }
    }

    /// <summary>With commands, parameters and <c>GetFieldValue</c> of the driver.</summary>
    public async Task GuestsWithoutDapperAsync()
    {
        foreach (var guest in _guests)
        {
            var id = Convert.ToInt32(await WriteAsync(guest), null);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM guests WHERE id = @Id";
            Add(command, "Id", id);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
            AssertSame(guest, id, Read(reader));
        }
    }

    async Task<object?> WriteAsync(Guest guest)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = InsertGuest;
        Add(command, "FullName", guest.FullName);
        Add(command, "Note", guest.Note);
        Add(command, "IsRegular", guest.IsRegular);
        Add(command, "Floor", guest.Floor);
        Add(command, "Kind", (int)guest.Kind);
        Add(command, "FormerKind", (int?)guest.FormerKind);
        Add(command, "Balance", guest.Balance);
        Add(command, "Rating", guest.Rating);
        Add(command, "Birthday", guest.Birthday);
        Add(command, "WakeUpAt", guest.WakeUpAt);
        Add(command, "CreatedAt", guest.CreatedAt);
        Add(command, "Picture", guest.Picture);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    static Guest Read(DbDataReader row) =>
        new()
        {
            Id = row.GetInt32(row.GetOrdinal("id")),
            FullName = row.GetString(row.GetOrdinal("full_name")),
            Note = Value<string?>(row, "note"),
            IsRegular = row.GetBoolean(row.GetOrdinal("is_regular")),
            Floor = Value<short?>(row, "floor"),
            Kind = (GuestKind)row.GetInt32(row.GetOrdinal("kind")),
            FormerKind = (GuestKind?)Value<int?>(row, "former_kind"),
            Balance = row.GetDecimal(row.GetOrdinal("balance")),
            Rating = row.GetDouble(row.GetOrdinal("rating")),
            Birthday = Value<DateOnly>(row, "birthday"),
            WakeUpAt = Value<TimeOnly?>(row, "wake_up_at"),
            CreatedAt = row.GetDateTime(row.GetOrdinal("created_at")),
            Picture = Value<byte[]>(row, "picture"),
            Label = row.GetString(row.GetOrdinal("label")),
        };

    static T Value<T>(DbDataReader row, string column)
    {
        var ordinal = row.GetOrdinal(column);
        return row.IsDBNull(ordinal) ? default! : row.GetFieldValue<T>(ordinal); // the column may be NULL only if T may
    }

    static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@" + name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }

    static void AssertSame(Guest expected, int id, Guest actual)
    {
        Assert.Equal(id, actual.Id);
        Assert.StartsWith($"{expected.FullName} (", actual.Label, StringComparison.Ordinal);
        Assert.Equivalent(WithoutGenerated(expected), WithoutGenerated(actual), strict: true);
    }

    static object WithoutGenerated(Guest guest) =>
        new
        {
            guest.FullName,
            guest.Note,
            guest.IsRegular,
            guest.Floor,
            guest.Kind,
            guest.FormerKind,
            guest.Balance,
            guest.Rating,
            guest.Birthday,
            guest.WakeUpAt,
            guest.CreatedAt,
            guest.Picture,
        };
}
