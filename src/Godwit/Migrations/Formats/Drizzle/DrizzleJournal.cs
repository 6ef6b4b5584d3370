using System.Text.Json;

namespace Godwit;

/// <summary>An entry of <c>meta/_journal.json</c>.</summary>
/// <param name="Index">Its number.</param>
/// <param name="When">When it was generated, in milliseconds.</param>
/// <param name="Tag">The file's name without <c>.sql</c>.</param>
sealed record DrizzleJournalEntry(long Index, long When, string Tag)
{
    /// <summary>The version of its snapshot.</summary>
    public string Version { get; init; } = "";

    /// <summary>Its statements are divided; drizzle-orm divides them anyway.</summary>
    public bool HasBreakpoints { get; init; } = true;
}

/// <summary><c>meta/_journal.json</c> of the 0.x form.</summary>
/// <param name="Version">The version of its form.</param>
/// <param name="Dialect">The engine, in Drizzle's words.</param>
/// <param name="Entries">In the order in which they run.</param>
sealed record DrizzleJournal(string Version, string Dialect, ValueList<DrizzleJournalEntry> Entries)
{
    /// <summary>Where it is, below the folder.</summary>
    public const string File = "meta/_journal.json";

    static readonly string[] Advice =
    [
        "Restore it from version control; after a merge, write one entry for each file, in the order in which they ",
        "are to run.",
    ];

    /// <summary>Reads a journal.</summary>
    /// <exception cref="InvalidMigrationFolderException">It is no journal; says where.</exception>
    public static DrizzleJournal Parse(byte[] bytes, string path)
    {
        MigrationBytes.Require(path, bytes);
        try
        {
            using var json = JsonDocument.Parse(JsonText.WithoutMark(bytes));
            var root = json.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || Find(root, "entries") is not { ValueKind: JsonValueKind.Array } list
            )
                throw Refuse(path, "it has no list 'entries'");
            var entries = list.EnumerateArray().Select((entry, i) => Entry(entry, i, path)).ToValueList();
            return new(Text(root, "version"), Text(root, "dialect"), Unique(entries, path));
        }
        catch (JsonException e)
        {
            var place = $"{path}:{e.LineNumber + 1}:{e.BytePositionInLine + 1}";
            throw Refuse(place, "it is not JSON there; a merge may have left its marks", e);
        }
    }

    static DrizzleJournalEntry Entry(JsonElement entry, int number, string path)
    {
        if (entry.ValueKind != JsonValueKind.Object || Text(entry, "tag") is not { Length: > 0 } tag)
            throw Refuse(path, $"entry {number + 1} has no 'tag'");
        if (tag.AsSpan().IndexOfAny("/\\") >= 0 || tag.Any(char.IsControl))
            throw Refuse(path, $"the tag of entry {number + 1} is not the name of a file");
        return Number(entry, "when") is { } when
            ? new(Number(entry, "idx") ?? number, when, tag)
            {
                Version = Text(entry, "version"),
                HasBreakpoints = Find(entry, "breakpoints") is not { ValueKind: JsonValueKind.False },
            }
            : throw Refuse(path, $"the entry {tag} has no time 'when'");
    }

    static ValueList<DrizzleJournalEntry> Unique(ValueList<DrizzleJournalEntry> entries, string path)
    {
        var twice = entries.GroupBy(entry => entry.Tag, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? entries : throw Refuse(path, $"{twice.Key} is in it {twice.Count()} times");
    }

    static JsonElement? Find(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;

    static string Text(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() ?? "" : "";

    static long? Number(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number)
            ? number
            : null;

    static InvalidMigrationFolderException Refuse(string path, string what, Exception? inner = null) =>
        DrizzleErrors.Folder(
            DrizzleErrors.Journal,
            $"{path} is not a journal of Drizzle: {what}.",
            string.Concat(Advice),
            inner
        );
}
