using System.Globalization;
using System.Text.Json;

namespace Godwit.Cli;

/// <summary>How values look in <c>--json</c>: see <c>docs/json.md</c>.</summary>
static class JsonFields
{
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    public static void WriteNumberOrNullValue(this Utf8JsonWriter json, long? value)
    {
        if (value is { } number)
            json.WriteNumberValue(number);
        else
            json.WriteNullValue();
    }

    /// <summary>Whole milliseconds.</summary>
    public static void WriteMillisecondsValue(this Utf8JsonWriter json, TimeSpan duration) =>
        json.WriteNumberValue((long)duration.TotalMilliseconds);

    /// <summary>ISO 8601, UTC, milliseconds.</summary>
    public static string? Iso(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static void WriteArray<T>(this Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    /// <summary><c>{version, name}</c>, the form of a migration wherever nothing more is known.</summary>
    public static void WriteMigration(this Utf8JsonWriter json, MigrationVersion version, string name)
    {
        json.WriteStartObject();
        json.WriteString("version", version.Text);
        json.WriteString("name", name);
        json.WriteEndObject();
    }

    /// <summary><c>{version, name, durationMs}</c>.</summary>
    public static void WriteApplied(this Utf8JsonWriter json, AppliedMigration migration)
    {
        json.WriteStartObject();
        json.WriteString("version", migration.Version.Text);
        json.WriteString("name", migration.Name);
        json.WriteNumber("durationMs", (long)migration.Duration.TotalMilliseconds);
        json.WriteEndObject();
    }

    /// <summary><c>[{name, object, message}]</c>, each hazard once.</summary>
    public static void WriteHazards(this Utf8JsonWriter json, IEnumerable<Hazard> hazards) =>
        json.WriteArray(
            hazards.Distinct(),
            hazard =>
            {
                json.WriteStartObject();
                json.WriteString("name", hazard.Name);
                json.WriteString("object", hazard.Subject.ToString());
                json.WriteString("message", hazard.Message);
                json.WriteEndObject();
            }
        );
}
