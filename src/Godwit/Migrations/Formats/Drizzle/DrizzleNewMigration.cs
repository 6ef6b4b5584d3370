using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Godwit;

/// <summary>
/// The files of a migration that comes next in a folder of Drizzle's; a custom one, in Drizzle's
/// words.
/// </summary>
/// <param name="Version">What Godwit calls it.</param>
/// <param name="Script">The SQL, below the folder.</param>
/// <param name="Down">The way back, below the folder; it need not be written.</param>
/// <param name="Snapshot">The snapshot, below the folder.</param>
/// <param name="Journal">The journal with its entry; absent in the 1.0 form.</param>
sealed record DrizzleNewMigration(string Version, string Script, string Down, string Snapshot, string? Journal)
{
    const string TimeFormat = "yyyyMMddHHmmss";
    const string IndexFormat = "0000";
    const int UnixLength = 10;

    /// <summary>Names the files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isLegacy">The form, where the folder is empty.</param>
    /// <param name="name">What the migration does, as in <c>add_avatar</c>.</param>
    /// <param name="now">The time.</param>
    /// <param name="dialect">The engine.</param>
    public static DrizzleNewMigration Of(
        DrizzleFolder folder,
        bool isLegacy,
        string name,
        DateTimeOffset now,
        Dialect dialect
    )
    {
        if (!isLegacy)
            return OfModern(folder, name, now);
        var entries = folder.Journal?.Entries ?? [];
        var index = entries.Count == 0 ? 0 : entries.Max(entry => entry.Index) + 1;
        // Drizzle goes by these times alone: one that is not later is never run.
        var when = Math.Max(
            now.ToUnixTimeMilliseconds(),
            entries.Count == 0 ? 0 : entries.Max(entry => entry.When) + 1
        );
        var prefix = Prefix(entries, index, DateTimeOffset.FromUnixTimeMilliseconds(when));
        var tag = $"{prefix}{name}";
        var journal = WriteJournal(folder.Journal, new(index, when, tag), dialect);
        var snapshot = $"meta/{(prefix.Length == 0 ? $"{tag}_" : prefix)}snapshot.json";
        return new(tag, $"{tag}.sql", $"{tag}.down.sql", snapshot, journal);
    }

    /// <summary>
    /// The SQL with a breakpoint behind each statement but the last, for drivers that take one at a
    /// time.
    /// </summary>
    public static string Divide(string sql, Dialect dialect)
    {
        var statements = MigrationScript
            .Parse(new SqlScript("", sql), dialect)
            .Steps.SelectMany(step => step.Statements)
            .ToList();
        var text = new StringBuilder();
        var written = 0;
        foreach (var statement in statements.SkipLast(1))
        {
            var end = statement.FullSpan.Start + statement.FullSpan.Length;
            text.Append(sql, written, end - written).Append('\n').Append(StatementBreakpoint.Marker);
            written = end;
        }
        return text.Append(sql, written, sql.Length - written).ToString();
    }

    static DrizzleNewMigration OfModern(DrizzleFolder folder, string name, DateTimeOffset now)
    {
        var newest = folder.Files.Count == 0 ? 0 : folder.Files.Max(file => file.When);
        var second = Math.Max(now.ToUnixTimeMilliseconds() / 1000 * 1000, newest == 0 ? 0 : newest + 1000);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(second).UtcDateTime;
        var own = $"{time.ToString(TimeFormat, CultureInfo.InvariantCulture)}_{name}";
        return new(
            own,
            $"{own}/{DrizzleFolder.ScriptName}",
            $"{own}/down.sql",
            $"{own}/{DrizzleFolder.SnapshotName}",
            null
        );
    }

    // `migrations.prefix` of drizzle.config: as the newest file has it.
    static string Prefix(ValueList<DrizzleJournalEntry> entries, long index, DateTimeOffset when)
    {
        if (entries.Count == 0)
            return $"{index.ToString(IndexFormat, CultureInfo.InvariantCulture)}_";
        var digits = entries[^1].Tag.TakeWhile(char.IsAsciiDigit).Count();
        return digits switch
        {
            0 => "",
            TimeLength => $"{when.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}_",
            UnixLength => $"{when.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}_",
            _ => $"{index.ToString(IndexFormat, CultureInfo.InvariantCulture)}_",
        };
    }

    const int TimeLength = 14;

    static string WriteJournal(DrizzleJournal? journal, DrizzleJournalEntry added, Dialect dialect) =>
        DrizzleJson.Write(json =>
        {
            var version = dialect.Name == "sqlite" ? "6" : "7";
            json.WriteStartObject();
            json.WriteString("version", journal?.Version ?? "7");
            json.WriteString("dialect", journal?.Dialect ?? dialect.Name);
            json.WriteStartArray("entries");
            foreach (var entry in journal?.Entries ?? [])
                Write(json, entry, entry.Version.Length > 0 ? entry.Version : version);
            Write(json, added, journal is { Entries: [.., var last] } ? last.Version : version);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    static void Write(Utf8JsonWriter json, DrizzleJournalEntry entry, string version)
    {
        json.WriteStartObject();
        json.WriteNumber("idx", entry.Index);
        json.WriteString("version", version);
        json.WriteNumber("when", entry.When);
        json.WriteString("tag", entry.Tag);
        json.WriteBoolean("breakpoints", entry.HasBreakpoints);
        json.WriteEndObject();
    }
}
