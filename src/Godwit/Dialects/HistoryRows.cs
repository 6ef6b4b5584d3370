using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>How the rows of Godwit's own history table are read; the same columns on every engine.</summary>
static class HistoryRows
{
    /// <summary>The columns, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns = """
        version,
            name,
            checksum,
            steps,
            steps_applied,
            state,
            started_at,
            finished_at,
            duration_ms,
            applied_by,
            godwit_version,
            progress,
            error
        """;

    /// <summary>A time that a table holds as text; UTC, unless it says otherwise. Absent where it is none.</summary>
    public static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>Reads the row that the reader stands on.</summary>
    /// <param name="reader">Reader over <see cref="Columns"/>.</param>
    /// <param name="readTime">How the engine stores a time.</param>
    /// <param name="parseVersion">How a version is read.</param>
    /// <exception cref="HistoryTableException">The row is not one that Godwit wrote.</exception>
    public static HistoryEntry Read(
        DbDataReader reader,
        Func<DbDataReader, int, DateTimeOffset> readTime,
        Func<string, MigrationVersion?> parseVersion
    ) =>
        new()
        {
            Version =
                parseVersion(reader.GetString(0))
                ?? throw HistoryTableException.BadValue("version", reader.GetString(0)),
            Name = reader.GetString(1),
            Checksum = reader.GetString(2),
            Steps = reader.GetInt32(3),
            StepsApplied = reader.GetInt32(4),
            State = ReadState(reader.GetString(5)),
            StartedAt = reader.IsDBNull(6) ? null : readTime(reader, 6),
            FinishedAt = reader.IsDBNull(7) ? null : readTime(reader, 7),
            DurationInMilliseconds = reader.IsDBNull(8) ? null : reader.GetInt64(8),
            AppliedBy = reader.GetStringOrNull(9),
            GodwitVersion = reader.GetStringOrNull(10),
            Progress = reader.GetStringOrNull(11),
            Error = reader.GetStringOrNull(12),
        };

    /// <summary>A state as the table holds it.</summary>
    public static string Text(MigrationState state) =>
        state switch
        {
            MigrationState.Applied => "applied",
            MigrationState.Running => "running",
            MigrationState.Failed => "failed",
            MigrationState.Baseline => "baseline",
            MigrationState.Undone => "undone",
            _ => throw new System.Diagnostics.UnreachableException($"State {state} has no text."),
        };

    static MigrationState ReadState(string text) =>
        text switch
        {
            "applied" => MigrationState.Applied,
            "running" => MigrationState.Running,
            "failed" => MigrationState.Failed,
            "baseline" => MigrationState.Baseline,
            "undone" => MigrationState.Undone,
            _ => throw HistoryTableException.BadValue("state", text),
        };
}
