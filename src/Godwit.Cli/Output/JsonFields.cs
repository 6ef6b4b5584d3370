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

    /// <summary>Whole milliseconds.</summary>
    public static void WriteMilliseconds(this Utf8JsonWriter json, string name, TimeSpan duration) =>
        json.WriteNumber(name, (long)duration.TotalMilliseconds);

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
}
