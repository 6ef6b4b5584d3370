namespace Godwit;

/// <summary>One change that <c>repair</c> makes to the history.</summary>
abstract record FlywayChange(string Description)
{
    /// <summary>A failed row goes away.</summary>
    public sealed record Remove(FlywayRow Row, string Description) : FlywayChange(Description);

    /// <summary>A row takes over what its file says.</summary>
    public sealed record Align(FlywayRow Row, FlywayMigration File, string Description) : FlywayChange(Description);

    /// <summary>A row that says that another one counts no more.</summary>
    public sealed record Add(FlywayRow Row, string Description) : FlywayChange(Description);
}

/// <summary>Decides what <c>flyway repair</c> does.</summary>
/// <remarks>Flyway, <c>DbRepair</c>.</remarks>
static class FlywayRepair
{
    /// <summary>The changes, in the order in which they are made.</summary>
    public static ValueList<FlywayChange> Plan(
        ValueList<FlywayMigration> files,
        ValueList<FlywayRow> rows,
        FlywaySettings settings
    )
    {
        var changes = new List<FlywayChange>();
        foreach (var row in rows.Where(row => !row.Success).OrderBy(row => row.InstalledRank))
            changes.Add(
                new FlywayChange.Remove(
                    row,
                    $"delete the failed row {row.InstalledRank}, {row.Label}: it is pending again"
                )
            );
        var kept = rows.Where(row => row.Success).ToValueList();
        var info = new FlywayInfo(files, kept, settings with { OutOfOrder = true, Target = "latest" });
        var pick = new FlywayPick(settings.CherryPick);
        var rank = kept.Count == 0 ? 1 : kept.Max(row => row.InstalledRank) + 1;
        foreach (var entry in info.Entries)
        {
            if (entry is not { Row: { IsSynthetic: false } row } || !pick.Has(entry.File))
                continue;
            if (IsMissing(entry.State) && !FlywayValidation.IsIgnored(entry, settings))
                changes.Add(Delete(row, rank++));
            else if (
                entry is { File: { IsSql: true } file, State: FlywayState.Success or FlywayState.OutOfOrder }
                && row.Version is not null
                && Differs(file, row)
            )
                changes.Add(Align(row, file));
        }
        return changes.ToValueList();
    }

    static bool IsMissing(FlywayState state) => state is FlywayState.MissingSuccess or FlywayState.FutureSuccess;

    static bool Differs(FlywayMigration file, FlywayRow row) =>
        file.Checksum != row.Checksum
        || FlywayRow.AbbreviateDescription(file.Description) != row.Description
        || file.Type != row.Type;

    static FlywayChange.Align Align(FlywayRow row, FlywayMigration file) =>
        new(
            row,
            file,
            file.Checksum != row.Checksum
                    ? $"take {file.File} as it is now for the file that was applied (checksum "
                        + $"{FlywayValidation.Number(row.Checksum)} becomes {file.Checksum}); it is not run again"
                : file.Type != row.Type
                    ? $"take the type {file.Type} of {file.File} into the history (it was {row.Type})"
                : $"take the description '{file.Description}' of {file.File} into the history"
        );

    static FlywayChange.Add Delete(FlywayRow row, int rank) =>
        new(
            row with
            {
                InstalledRank = rank,
                Type = FlywayRow.Delete,
                ExecutionTime = 0,
                Success = true,
            },
            $"mark {row.Label}, whose file is gone, as deleted; what it did stays in the database"
        );
}
