using System.Globalization;

namespace Godwit;

/// <summary>Finds the files that Drizzle's rows speak of.</summary>
static class DrizzleRows
{
    const int HashShown = 12;
    const int TimeLength = 14;

    /// <summary>One entry for each migration that is recorded, and for each row without file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="rows">Drizzle's rows.</param>
    /// <param name="own">Godwit's rows beside them: migrations that are half applied.</param>
    public static List<HistoryEntry> Pair(DrizzleFolder folder, List<DrizzleRow> rows, List<HistoryEntry> own)
    {
        var entries = new List<HistoryEntry>(rows.Count);
        var taken = new HashSet<MigrationVersion>();
        foreach (var (row, file) in Match(folder, rows))
        {
            // Replicas of Drizzle's that started together may have written the row of one migration twice.
            if (file is null || taken.Add(file.Version))
                entries.Add(Entry(row with { IsLegacy = folder.IsLegacy, IsOrphan = file is null }, file));
        }
        entries.AddRange(
            own.Where(entry => !taken.Contains(entry.Version))
                .Select(entry =>
                    entry with
                    {
                        Tool = folder.Files.FirstOrDefault(file => file.Version == entry.Version)?.Row,
                    }
                )
        );
        return entries;
    }

    /// <summary>The file of each row: in 0.x by time and hash, in 1.0 by name.</summary>
    public static IEnumerable<(DrizzleRow Row, DrizzleFile? File)> Match(DrizzleFolder folder, List<DrizzleRow> rows)
    {
        var files = folder.Files.ToList();
        return folder.IsLegacy ? MatchLegacy(files, rows) : rows.Select(row => (row, FindModern(files, row)));
    }

    // Several files may have one time. What fits exactly comes first, so that the row of an edited file is not
    // taken for that of the other, which would leave the edited one without a row: it would run again.
    static List<(DrizzleRow Row, DrizzleFile? File)> MatchLegacy(List<DrizzleFile> files, List<DrizzleRow> rows)
    {
        var exact = rows.ConvertAll(row => files.Find(file => file.When == row.CreatedAt && file.Accepts(row.Hash)));
        var taken = exact.OfType<DrizzleFile>().ToHashSet();
        return rows.Zip(exact, (row, file) => (row, file ?? Other(row))).ToList();

        DrizzleFile? Other(DrizzleRow row)
        {
            var file =
                files.Find(file => file.When == row.CreatedAt && !taken.Contains(file))
                ?? files.Find(file => file.When == row.CreatedAt)
                ?? files.Find(file => file.Accepts(row.Hash));
            if (file is not null)
                taken.Add(file);
            return file;
        }
    }

    // A row of 0.x has no name: drizzle-orm 1.0 finds it by its second, several of one second by their hash.
    static DrizzleFile? FindModern(List<DrizzleFile> files, DrizzleRow row)
    {
        if (row.Name is not null)
            return files.Find(file => file.Title == row.Name);
        var second = row.CreatedAt / 1000 * 1000;
        return files.FindAll(file => file.When == second) switch
        {
            [var only] => only,
            [] => files.Find(file => file.Accepts(row.Hash)),
            var several => several.Find(file => file.Accepts(row.Hash)),
        };
    }

    static HistoryEntry Entry(DrizzleRow row, DrizzleFile? file)
    {
        var (version, name) = file is null ? NameOf(row) : (file.Version, file.Name);
        return new()
        {
            Version = version,
            Name = name,
            Checksum = row.Hash,
            Steps = 1,
            StepsApplied = 1,
            State = MigrationState.Applied,
            FinishedAt = row.AppliedAt,
            Tool = row,
        };
    }

    static (MigrationVersion Version, string Name) NameOf(DrizzleRow row)
    {
        if (row.Name is { } name && DrizzleFolder.TimeOf(name) is not null)
            return (
                MigrationVersion.Parse(name[..TimeLength]),
                name.Length > TimeLength + 1 ? name[(TimeLength + 1)..] : "unnamed"
            );
        var number = Math.Max(row.CreatedAt ?? 0, 0).ToString(CultureInfo.InvariantCulture);
        return (MigrationVersion.Parse(number), row.Name ?? row.Hash[..Math.Min(HashShown, row.Hash.Length)]);
    }
}
