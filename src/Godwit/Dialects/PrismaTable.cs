using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>How the rows of Prisma's history are read; the same columns on every engine.</summary>
static class PrismaTable
{
    /// <summary>The columns, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns = """
        "id",
            "checksum",
            "finished_at",
            "migration_name",
            "logs",
            "rolled_back_at",
            "started_at",
            "applied_steps_count"
        """;

    /// <summary>Reads the row that the reader stands on.</summary>
    public static PrismaRow Read(DbDataReader reader, int first = 0) =>
        new()
        {
            Id = reader.GetString(first),
            Checksum = reader.GetString(first + 1),
            FinishedAt = Time(reader, first + 2),
            MigrationName = reader.GetString(first + 3),
            Logs = reader.GetStringOrNull(first + 4),
            RolledBackAt = Time(reader, first + 5),
            StartedAt = Time(reader, first + 6) ?? DateTimeOffset.MinValue,
            AppliedStepsCount = Convert.ToInt32(reader.GetValue(first + 7), CultureInfo.InvariantCulture),
        };

    /// <summary>The error when a table of that name has other columns.</summary>
    public static HistoryTableException Foreign(string name, Exception error) =>
        new(
            PrismaErrors.HistoryTable,
            $"The table {name} is not a history of Prisma Migrate: {error.Message} Nothing was changed. "
                + "It is of another tool, or of an old Prisma (the preview's table was _Migration); rename or drop it, "
                + "then `godwit baseline` what the database has.",
            error
        );

    /// <summary>Refuses tables without a history: they may be what the first migration makes.</summary>
    /// <exception cref="HistoryTableException">There are some.</exception>
    public static void RequireEmpty(IReadOnlyList<string> tables, string where, string name)
    {
        if (tables.Count > 0)
            throw new HistoryTableException(
                PrismaErrors.NotEmpty,
                $"The {where} has tables ({string.Join(", ", tables.Take(3))}{(tables.Count > 3 ? " …" : "")}), "
                    + $"but no history {name} (Prisma's error P3005). Nothing was changed. "
                    + "If the database has what the migrations make, `godwit baseline NAME` records them up to NAME "
                    + "without running them."
            );
    }

    // PostgreSQL has timestamps. Prisma writes milliseconds since 1970 to SQLite, and its default there is a text.
    static DateTimeOffset? Time(DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal)
            ? null
            : reader.GetValue(ordinal) switch
            {
                DateTime time => new(DateTime.SpecifyKind(time.ToUniversalTime(), DateTimeKind.Utc)),
                long milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
                var other => HistoryRows.ParseTime(Convert.ToString(other, CultureInfo.InvariantCulture))
                    ?? throw HistoryTableException.BadValue("started_at, finished_at or rolled_back_at", $"{other}"),
            };
}
