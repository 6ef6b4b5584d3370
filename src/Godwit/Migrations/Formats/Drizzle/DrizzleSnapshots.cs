using System.Text.Json;

namespace Godwit;

/// <summary>The snapshots of a folder: what <c>drizzle-kit generate</c> starts from.</summary>
/// <param name="All">In the order of their names.</param>
sealed record DrizzleSnapshots(ValueList<DrizzleSnapshot> All)
{
    const string Ending = "_snapshot.json";

    static readonly string[] _sqliteMeta = ["columns", "tables"];
    static readonly string[] _postgreSqlMeta = ["columns", "schemas", "tables"];

    /// <summary>Those that no other one follows: one, or one for each branch that was merged.</summary>
    public ValueList<string> Leaves =>
        All.Where(one => !All.Any(other => other.Previous.Contains(one.Id))).Select(one => one.Id).ToValueList();

    /// <summary>Reads the snapshots of a folder on disk.</summary>
    /// <exception cref="InvalidMigrationFolderException">One cannot be read.</exception>
    public static DrizzleSnapshots Read(string folder, bool isLegacy)
    {
        var meta = Path.Combine(folder, "meta");
        var files = isLegacy
            ? Directory.Exists(meta)
                ? Directory.EnumerateFiles(meta, "*" + Ending)
                : []
            : Directory
                .EnumerateDirectories(folder)
                .Select(one => Path.Combine(one, DrizzleFolder.SnapshotName))
                .Where(File.Exists);
        return new(
            files
                .Order(StringComparer.Ordinal)
                .Select(path => DrizzleSnapshot.Parse(File.ReadAllBytes(path), path))
                .ToValueList()
        );
    }

    /// <summary>What is wrong with the chain; sentences, and what to do.</summary>
    /// <remarks>
    /// People delete old snapshots: drizzle-kit needs the newest only, so that the beginning of the chain may
    /// be missing.
    /// </remarks>
    public IEnumerable<(string Message, string Fix)> Check(bool isLegacy)
    {
        var ids = All.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var twins in All.GroupBy(one => one.Id).Where(group => group.Count() > 1))
            yield return (
                $"Snapshots: {string.Join(" and ", twins.Select(one => one.Path))} have one id.",
                "Take the newer migration out and generate it again."
            );
        foreach (
            var one in All.Skip(1)
                .Where(one => !one.Previous.Any(id => id == DrizzleSnapshot.Origin || ids.Contains(id)))
        )
            yield return (
                $"Snapshots: {one.Path} follows a snapshot that is not there.",
                "Restore it from version control, or generate this migration again."
            );
        if (!isLegacy)
            yield break;
        foreach (var fork in All.GroupBy(one => one.Previous[0]).Where(group => group.Count() > 1))
            yield return (
                $"Snapshots: {string.Join(" and ", fork.Select(one => one.Path))} follow the same one, "
                    + "as after a merge.",
                "Take the newer migration of the branch out (file, snapshot, journal entry), and generate it again."
            );
    }

    /// <summary>The text of the snapshot of a migration that was written by hand: nothing changes in it.</summary>
    /// <param name="isLegacy">The folder is of the 0.x form.</param>
    /// <param name="dialect">The engine, where there is no snapshot yet.</param>
    /// <param name="id">The identity of the new one.</param>
    public string Next(bool isLegacy, Dialect dialect, string id)
    {
        if (All.Count == 0)
            return isLegacy ? FirstLegacy(dialect, id) : First(dialect, id);
        var newest = All[^1];
        var bytes = File.ReadAllBytes(newest.Path);
        void Id(Utf8JsonWriter json) => json.WriteStringValue(id);
        if (isLegacy)
            return DrizzleJson.Replace(bytes, ("id", Id), ("prevId", json => json.WriteStringValue(newest.Id)));
        void Leaves(Utf8JsonWriter json) => WriteList(json, this.Leaves);
        using var read = JsonDocument.Parse(JsonText.WithoutMark(bytes));
        return read.RootElement.TryGetProperty("type", out _)
            ? Diff(read.RootElement, id)
            : DrizzleJson.Replace(bytes, ("id", Id), ("prevIds", Leaves));
    }

    // drizzle-kit 1.0 on PostgreSQL: what differs from the one before, which is nothing.
    string Diff(JsonElement newest, string id) =>
        DrizzleJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "diff");
            json.WriteString("version", newest.GetProperty("version").GetString());
            json.WriteString("dialect", newest.GetProperty("dialect").GetString());
            json.WriteString("id", id);
            json.WritePropertyName("prevIds");
            WriteList(json, Leaves);
            json.WritePropertyName("footprints");
            WriteList(json, []);
            json.WritePropertyName("deltas");
            WriteList(json, []);
            json.WriteEndObject();
        });

    static string First(Dialect dialect, string id) =>
        DrizzleJson.Write(json =>
        {
            var isSqlite = dialect.Name == "sqlite";
            json.WriteStartObject();
            if (!isSqlite)
                json.WriteString("type", "base");
            json.WriteString("version", isSqlite ? "7" : "9");
            json.WriteString("dialect", isSqlite ? "sqlite" : "postgres");
            json.WriteString("id", id);
            json.WritePropertyName("prevIds");
            WriteList(json, [DrizzleSnapshot.Origin]);
            if (!isSqlite)
            {
                json.WritePropertyName("footprints");
                WriteList(json, []);
            }
            json.WritePropertyName("ddl");
            WriteList(json, []);
            json.WritePropertyName("renames");
            WriteList(json, []);
            json.WriteEndObject();
        });

    static string FirstLegacy(Dialect dialect, string id) =>
        DrizzleJson.Write(json =>
        {
            var isSqlite = dialect.Name == "sqlite";
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("prevId", DrizzleSnapshot.Origin);
            json.WriteString("version", isSqlite ? "6" : "7");
            json.WriteString("dialect", dialect.Name);
            string[] parts = isSqlite
                ? ["tables", "views", "enums"]
                : ["tables", "enums", "schemas", "sequences", "roles", "policies", "views"];
            foreach (var part in parts)
                WriteEmpty(json, part);
            json.WriteStartObject("_meta");
            foreach (var part in isSqlite ? _sqliteMeta : _postgreSqlMeta)
                WriteEmpty(json, part);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    static void WriteEmpty(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteEndObject();
    }

    static void WriteList(Utf8JsonWriter json, ValueList<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
