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
    /// <exception cref="HistoryTableException">A value is none of Prisma's.</exception>
    public static PrismaRow Read(DbDataReader reader, int first = 0)
    {
        var columns = new ToolColumns(reader, "Prisma", first + 3);
        return new()
        {
            Id = columns.Text(first),
            Checksum = columns.Text(first + 1),
            FinishedAt = columns.TimeOrNull(first + 2, Time),
            MigrationName = columns.Filled(first + 3, "name"),
            Logs = columns.TextOrNull(first + 4),
            RolledBackAt = columns.TimeOrNull(first + 5, Time),
            StartedAt = columns.TimeOrNull(first + 6, Time) ?? DateTimeOffset.MinValue,
            AppliedStepsCount = columns.Number(first + 7),
        };
    }

    /// <summary>The error when a table of that name has other columns.</summary>
    public static HistoryTableException Foreign(string name, Exception error) =>
        new(
            PrismaErrors.HistoryTable,
            $"The table {name} is not a history of Prisma Migrate: {error.Words.TrimEnd('.')}. Nothing was changed. "
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
    static DateTimeOffset? Time(object value) =>
        value is not long milliseconds ? HistoryRows.ParseTime(Convert.ToString(value, CultureInfo.InvariantCulture))
        : milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : null;
}
