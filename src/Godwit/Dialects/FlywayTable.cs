using System.Data.Common;

namespace Godwit;

/// <summary>How the rows of Flyway's history are read; the same columns on every engine.</summary>
static class FlywayTable
{
    /// <summary>The columns, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns = """
        "installed_rank",
            "version",
            "description",
            "type",
            "script",
            "checksum",
            "installed_by",
            "installed_on",
            "execution_time",
            "success"
        """;

    // Flyway 5 and later look for it where there is no table of the new name.
    const string OldName = "schema_version";

    const string SchemaCreation = "<< Flyway Schema Creation >>";

    /// <summary>Flyway 3 had it, and the primary key on another column; a run would fail at its first row.</summary>
    public const string OldColumn = "version_rank";

    /// <summary>
    /// Reads the row that the reader stands on: the columns, and whether <see cref="OldColumn"/> is there.
    /// </summary>
    /// <exception cref="HistoryTableException">
    /// A value is none of Flyway's, or the table is of Flyway 3.
    /// </exception>
    public static FlywayRow Read(DbDataReader reader, string name)
    {
        if (reader.GetInt64(10) > 0)
            throw new HistoryTableException(
                FlywayErrors.HistoryTable,
                $"The table {name} is of Flyway 3, by its column {OldColumn}. Nothing was changed. "
                    + "Run Flyway 4 once, which rebuilds it."
            );
        var columns = new ToolColumns(reader, "Flyway", 0);
        var version = columns.TextOrNull(1);
        if (version is not null && FlywayVersion.TryParse(version) is null)
            throw columns.Bad(1, version, "version");
        return new()
        {
            InstalledRank = columns.Number(0),
            VersionText = version,
            Description = columns.Text(2),
            Type = columns.Text(3),
            Script = columns.Text(4),
            Checksum = columns.NumberOrNull(5),
            InstalledBy = columns.Text(6),
            InstalledOn = reader.IsDBNull(7) ? null : Time(reader.GetValue(7)),
            ExecutionTime = columns.Number(8),
            Success = columns.Flag(9),
        };
    }

    /// <summary>
    /// Objects without a history were made by other means: with <c>baselineOnMigrate</c> they are the beginning.
    /// </summary>
    /// <exception cref="HistoryTableException">There are some, and nobody said what they are.</exception>
    public static bool IsBaselineWanted(IReadOnlyList<string> objects, string name, FlywaySettings settings)
    {
        if (objects.Count == 0)
            return false;
        if (settings.BaselineOnMigrate)
            return true;
        throw new HistoryTableException(
            FlywayErrors.NotEmpty,
            $"The database has objects ({string.Join(", ", objects.Take(3))}{(objects.Count > 3 ? ", …" : "")}), "
                + $"but no history {name}. Nothing was changed. "
                + (
                    objects.Contains(OldName)
                        ? $"{OldName} is the name that the table had before Flyway 5: table={OldName} in Flyway's "
                            + "configuration keeps it. "
                        : ""
                )
                + "If it has what the migrations make up to a version, "
                + "`godwit baseline VERSION` records that; baselineOnMigrate=true does so with baselineVersion "
                + $"({settings.BaselineVersion})."
        );
    }

    /// <summary>The row that says which schemas were created with the table.</summary>
    public static FlywayRow SchemaRow(IEnumerable<string> schemas, string? installedBy) =>
        new()
        {
            InstalledRank = 0,
            Description = SchemaCreation,
            Type = FlywayRow.Schema,
            Script = FlywayRow.AbbreviateScript(string.Join(',', schemas.Select(schema => $"\"{schema}\""))),
            InstalledBy = installedBy ?? "",
            Success = true,
        };

    /// <summary>The error when a table of that name has other columns.</summary>
    public static HistoryTableException Foreign(string name, Exception error) =>
        new(
            FlywayErrors.HistoryTable,
            $"The table {name} is not a history of Flyway: {error.Words.TrimEnd('.')}. Nothing was changed. "
                + "It is of another tool, or of a Flyway older than 3; "
                + "`table` in Flyway's configuration names another one.",
            error
        );

    // PostgreSQL has a timestamp without time zone, SQLite a text; both are the server's time.
    static DateTimeOffset? Time(object value) =>
        value is DateTime time
            ? new(DateTime.SpecifyKind(time, DateTimeKind.Utc))
            : HistoryRows.ParseTime(value.ToString());
}
