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
            if (file is null || taken.Add(file.Version))
                entries.Add(
                    Entry(
                        row with
                        {
                            IsLegacy = folder.IsLegacy,
                            IsOrphan = file is null,
                            // A row without one gets it before anything else is written.
                            Name = folder.IsLegacy ? row.Name : row.Name ?? file?.FolderName,
                        },
                        file
                    )
                );
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

    /// <summary>
    /// The file of each row: in 0.x by time and hash, in 1.0 by name. A row of the other version has the name that
    /// <c>drizzle-kit up</c> gives the file, or none.
    /// </summary>
    public static List<(DrizzleRow Row, DrizzleFile? File)> Match(DrizzleFolder folder, List<DrizzleRow> rows)
    {
        var files = folder.Files.ToList();
        var taken = new HashSet<DrizzleFile>();
        // Several files may have one time. What fits exactly comes first, so that the row of an edited file is not
        // taken for that of the other, which would leave the edited one without a row: it would run again.
        var exact = rows.ConvertAll(row => Take(folder.IsLegacy ? LikeAll(row) : Named(row)));
        return rows.Zip(exact, (row, file) => (row, file ?? Take(folder.IsLegacy ? Near(row) : OfSecond(row))))
            .ToList();

        DrizzleFile? LikeAll(DrizzleRow row) => Find(file => file.When == row.CreatedAt && file.Accepts(row.Hash));

        DrizzleFile? Named(DrizzleRow row) => row.Name is null ? null : files.Find(file => file.FolderName == row.Name);

        DrizzleFile? Near(DrizzleRow row) =>
            Named(row) ?? Find(file => file.When == row.CreatedAt) ?? Find(file => file.Accepts(row.Hash));

        // A row of 0.x has no name: drizzle-orm 1.0 finds it by its second, several of one second by their hash.
        DrizzleFile? OfSecond(DrizzleRow row)
        {
            if (row.Name is not null)
                return null;
            var second = row.CreatedAt / 1000 * 1000;
            var isShared = files.Count(file => file.When == second) > 1;
            return isShared
                ? Find(file => file.When == second && file.Accepts(row.Hash))
                : files.Find(file => file.When == second) ?? Find(file => file.Accepts(row.Hash));
        }

        // Of several, one without a row. Replicas of Drizzle that started together may have written two for one.
        DrizzleFile? Find(Predicate<DrizzleFile> fits) =>
            files.Find(file => fits(file) && !taken.Contains(file)) ?? files.Find(fits);

        DrizzleFile? Take(DrizzleFile? file)
        {
            if (file is not null)
                taken.Add(file);
            return file;
        }
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
