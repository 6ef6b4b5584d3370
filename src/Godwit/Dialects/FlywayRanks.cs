using System.Diagnostics;
using System.Globalization;

namespace Godwit;

/// <summary>
/// The ranks of Flyway's history as this session has seen and written them: the next one is its fence, as the table's
/// key admits each only once.
/// </summary>
sealed class FlywayRanks(string? installedBy)
{
    readonly Dictionary<string, FlywayRow> _open = new(StringComparer.Ordinal);
    readonly List<(string Key, FlywayWrite Write)> _added = [];
    int _seen;

    /// <summary>
    /// Takes what was read: one entry for each row; half-applied migrations go on where Godwit's row says.
    /// </summary>
    public List<HistoryEntry> Take(List<FlywayRow> rows, List<HistoryEntry> own)
    {
        _open.Clear();
        _seen = rows.Count == 0 ? 0 : rows.Max(row => row.InstalledRank);
        return rows.ConvertAll(row => Entry(row, own));
    }

    /// <summary>What a change means; it counts once it is committed.</summary>
    public FlywayWrite Next(HistoryWrite write)
    {
        var key = write.Next.Version.Key;
        var rank = _seen + 1 + _added.Count(one => one.Write is FlywayWrite.Insert);
        var next = FlywayWrite.Of(write, _open.GetValueOrDefault(key), rank, installedBy);
        _added.Add((key, next));
        return next;
    }

    /// <summary>The rank of the row that this transaction ends.</summary>
    public int RankOf(HistoryWrite finish) =>
        _added.Find(one => one.Key == finish.Next.Version.Key).Write switch
        {
            FlywayWrite.Insert { Row: var row } => row.InstalledRank,
            FlywayWrite.Complete { Row: var row } => row.InstalledRank,
            var other => throw new UnreachableException($"{other} ends no row."),
        };

    public void Committed()
    {
        foreach (var (key, write) in _added)
        {
            if (write is FlywayWrite.Insert { Row: var row })
            {
                _seen = row.InstalledRank;
                if (!row.Success)
                    _open[key] = row;
            }
            else if (write is FlywayWrite.Complete or FlywayWrite.Remove)
                _open.Remove(key);
        }
        _added.Clear();
    }

    public void Abandoned() => _added.Clear();

    HistoryEntry Entry(FlywayRow row, List<HistoryEntry> own)
    {
        var version = row.Version is { } dotted
            ? MigrationVersion.Dotted(dotted)
            : MigrationVersion.Repeatable(row.Description);
        if (!row.Success && own.Find(entry => entry.Version == version) is { } progress)
        {
            _open[version.Key] = row;
            return progress with { Tool = row with { HasProgress = true } };
        }
        return new()
        {
            Version = version,
            Name = row.Description,
            Checksum = row.Checksum?.ToString(CultureInfo.InvariantCulture) ?? "",
            Steps = 1,
            StepsApplied = row.Success ? 1 : 0,
            State =
                !row.Success ? MigrationState.Failed
                : row.IsBaseline ? MigrationState.Baseline
                : MigrationState.Applied,
            StartedAt = row.InstalledOn,
            FinishedAt = row.InstalledOn,
            DurationInMilliseconds = row.ExecutionTime,
            AppliedBy = row.InstalledBy,
            Tool = row,
        };
    }
}
