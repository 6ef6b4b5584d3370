using System.Text.Json;

namespace Godwit;

/// <summary>What a snapshot says of itself and of those before it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Id">Its identity.</param>
/// <param name="Previous">Those that it follows: one in 0.x, one for each branch that was merged in 1.0.</param>
/// <param name="Dialect">The engine, in Drizzle's words.</param>
sealed record DrizzleSnapshot(string Path, string Id, ValueList<string> Previous, string Dialect)
{
    /// <summary>What the first one follows.</summary>
    public const string Origin = "00000000-0000-0000-0000-000000000000";

    /// <summary>Reads a snapshot.</summary>
    /// <exception cref="InvalidMigrationFolderException">It is none.</exception>
    public static DrizzleSnapshot Parse(ReadOnlyMemory<byte> bytes, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(JsonText.WithoutMark(bytes));
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw Refuse(path, "it is not an object");
            string[] previous = root.TryGetProperty("prevIds", out var several)
                ? [.. several.EnumerateArray().Select(id => id.GetString() ?? "")]
                : [Text(root, "prevId", path)];
            return new(path, Text(root, "id", path), previous.ToValueList(), Text(root, "dialect", path));
        }
        catch (JsonException e)
        {
            throw Refuse($"{path}:{e.LineNumber + 1}:{e.BytePositionInLine + 1}", "it is not JSON there", e);
        }
        catch (InvalidOperationException e) // a list that is none
        {
            throw Refuse(path, e.Message, e);
        }
    }

    static string Text(JsonElement root, string name, string path) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? ""
            : throw Refuse(path, $"it has no '{name}'");

    static InvalidMigrationFolderException Refuse(string path, string what, Exception? inner = null) =>
        DrizzleErrors.Folder(
            DrizzleErrors.Journal,
            $"{path} is not a snapshot of drizzle-kit: {what}.",
            "Restore it from version control.",
            inner
        );
}
