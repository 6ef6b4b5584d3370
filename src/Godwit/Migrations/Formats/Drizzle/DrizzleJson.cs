using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Godwit;

/// <summary>
/// JSON as drizzle-kit writes it: <c>JSON.stringify(value, null, 2)</c>, without a line end behind
/// it.
/// </summary>
static class DrizzleJson
{
    static readonly JsonWriterOptions _options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _options))
            write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>An object with some of its values replaced; the others are as they were, in their order.</summary>
    public static string Replace(
        ReadOnlyMemory<byte> bytes,
        params (string Name, Action<Utf8JsonWriter> Write)[] values
    )
    {
        using var json = JsonDocument.Parse(JsonText.WithoutMark(bytes));
        return Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var property in json.RootElement.EnumerateObject())
            {
                var own = Array.Find(values, value => property.NameEquals(value.Name));
                writer.WritePropertyName(property.Name);
                if (own.Write is null)
                    property.Value.WriteTo(writer);
                else
                    own.Write(writer);
            }
            writer.WriteEndObject();
        });
    }
}
