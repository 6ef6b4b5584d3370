using System.Diagnostics;
using System.Globalization;

namespace Godwit;

/// <summary>What <c>flyway repair</c> does, as changes of the history.</summary>
static class FlywayRepairChanges
{
    /// <summary>The changes; what Godwit left half applied stays for a person to decide.</summary>
    public static IEnumerable<RepairChange> Of(
        FlywayLayout layout,
        ValueList<Migration> files,
        ValueList<HistoryEntry> history
    )
    {
        var entries = history
            .Where(entry => entry is { Tool: FlywayRow { HasProgress: false } })
            .ToDictionary(entry => (FlywayRow)entry.Tool!); // filtered
        var known = files.Select(file => file.Tool).OfType<FlywayFile>().ToList();
        var all = known.Select(f => f.File).Concat(known.Select(f => f.Undo).OfType<FlywayMigration>()).ToValueList();
        return FlywayRepair.Plan(all, entries.Keys.ToValueList(), layout.Settings).Select(one => Change(one, entries));
    }

    static RepairChange Change(FlywayChange change, Dictionary<FlywayRow, HistoryEntry> entries) =>
        change switch
        {
            FlywayChange.Remove { Row: var row } => Forget(entries[row], change.Description),
            FlywayChange.Add { Row: var row } => Forget(
                entries.First(pair => pair.Key with { InstalledRank = 0 } == Origin(row, pair.Key)).Value,
                change.Description
            ),
            FlywayChange.Align { Row: var row, File: var file } => Align(entries[row], row, file, change.Description),
            _ => throw new UnreachableException(change.Description),
        };

    // The row that says "deleted" is the one that it speaks of, with another rank, type and time.
    static FlywayRow Origin(FlywayRow deletion, FlywayRow candidate) =>
        deletion with
        {
            InstalledRank = 0,
            Type = candidate.Type,
            ExecutionTime = candidate.ExecutionTime,
            Success = candidate.Success,
        };

    static RepairChange Forget(HistoryEntry entry, string description) =>
        new(
            new(RepairAction.MarkUndone, entry.Version, description),
            new(entry, entry with { State = MigrationState.Undone }, false) { IsByHand = true }
        );

    static RepairChange Align(HistoryEntry entry, FlywayRow row, FlywayMigration file, string description)
    {
        var next = entry with
        {
            Name = file.Description,
            Checksum = file.Checksum?.ToString(CultureInfo.InvariantCulture) ?? "",
            Tool = row with { Type = file.Type },
        };
        return new(
            new(RepairAction.AcceptChecksum, entry.Version, description),
            new(entry, next, false) { IsByHand = true }
        );
    }
}
