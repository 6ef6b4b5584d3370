using System.Globalization;

namespace Godwit;

/// <summary>A way in which folder and history do not fit together.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Entry">The migration.</param>
/// <param name="Message">What happened.</param>
/// <param name="Hint">What to do.</param>
sealed record FlywayProblem(HistoryProblemKind Kind, FlywayEntry Entry, string Message, string Hint);

/// <summary>What <c>flyway validate</c> finds, with the way out of each.</summary>
static class FlywayValidation
{
    /// <summary>What stops a run; what is pending does not.</summary>
    public static ValueList<FlywayProblem> Check(FlywayInfo info, ValueList<FlywayRow> rows, FlywaySettings settings)
    {
        var baseline = rows.Where(row => row.IsBaseline).Max(row => row.Version);
        var pick = new FlywayPick(settings.CherryPick);
        return info
            .Entries.Where(entry => entry is not { File: { } file, State: FlywayState.Ignored } || pick.Has(file))
            .Select(entry => ProblemOf(entry, baseline, info.Current, settings))
            .OfType<FlywayProblem>()
            .ToValueList();
    }

    /// <summary>The patterns of <c>ignoreMigrationPatterns</c> let this state pass.</summary>
    public static bool IsIgnored(FlywayEntry entry, FlywaySettings settings) =>
        settings
            .IgnoreMigrationPatterns.Select(FlywayPattern.TryParse)
            .Any(pattern => pattern?.Matches(entry.Version is not null, entry.State) == true);

    static FlywayProblem? ProblemOf(
        FlywayEntry entry,
        FlywayVersion? baseline,
        FlywayVersion? current,
        FlywaySettings settings
    )
    {
        if (IsIgnored(entry, settings))
            return null;
        if (FlywayStates.IsFailed(entry.State))
            return Failed(entry);
        return entry.State switch
        {
            FlywayState.MissingSuccess => Missing(entry, "is not in the folder"),
            FlywayState.FutureSuccess => Missing(entry, "is newer than every file of the folder"),
            FlywayState.Ignored when entry.File is { Options.ShouldExecute: true } => OutOfOrder(entry, current),
            FlywayState.Success or FlywayState.OutOfOrder or FlywayState.Superseded or FlywayState.Outdated => Edited(
                entry,
                baseline
            ),
            _ => null,
        };
    }

    static FlywayProblem? Edited(FlywayEntry entry, FlywayVersion? baseline)
    {
        if (entry is not { File: { IsSql: true } file, Row: { } row })
            return null;
        if (row.Version is not null && baseline is not null && row.Version.CompareTo(baseline) <= 0)
            return null;
        if (row.Version is not null && row.Type != file.Type)
            return new(
                HistoryProblemKind.Edited,
                entry,
                $"Type: {file.File} is {file.Type}, and was applied{When(row)} as {row.Type} ({row.Script}).",
                "Restore the file that was applied; or, if this one does the same, `godwit repair` puts its type into "
                    + "the history."
            );
        if (row.Version is not null && !file.HasChecksum(row.Checksum))
            return new(
                HistoryProblemKind.Edited,
                entry,
                $"Edited: {file.File} was applied{When(row)}, and was changed since (checksum then "
                    + $"{Number(row.Checksum)}, now {Number(file.Checksum)}).",
                "Restore the file as it was, and write the change as a new migration. If the edit changes nothing that "
                    + "ran, `godwit repair` puts the new checksum into the history."
            );
        return FlywayRow.AbbreviateDescription(file.Description) != row.Description
            ? new(
                HistoryProblemKind.Edited,
                entry,
                $"Renamed: {file.File} is described as '{file.Description}', and was applied{When(row)} as "
                    + $"'{row.Description}'.",
                "Name the file as it was; or `godwit repair` puts the new description into the history."
            )
            : null;
    }

    static FlywayProblem Failed(FlywayEntry entry) =>
        new(
            HistoryProblemKind.Failed,
            entry,
            $"Failed: {entry.Label} failed{When(entry.Row)}, outside of a transaction: what ran before the failure "
                + "stays in the database.",
            "Take back by hand what it did, remove the cause, and let `godwit repair` delete the failed row; "
                + "then it is pending again."
        );

    static FlywayProblem Missing(FlywayEntry entry, string what) =>
        new(
            HistoryProblemKind.Missing,
            entry,
            $"Missing: {entry.Label} was applied{When(entry.Row)}, but its file {what}.",
            "Restore the file from version control, and check that all locations were deployed. If it was removed on "
                + "purpose, `godwit repair` marks it as deleted, or ignoreMigrationPatterns="
                + (entry.State == FlywayState.MissingSuccess ? "*:missing" : "*:future")
                + " passes it over."
        );

    static FlywayProblem OutOfOrder(FlywayEntry entry, FlywayVersion? current) =>
        new(
            HistoryProblemKind.OutOfOrder,
            entry,
            $"Out of order: {entry.File?.File} is not applied, but older than {current}, which was applied already.",
            "Give it a newer version; or run it late with --allow-out-of-order (outOfOrder=true); or pass it over with "
                + "ignoreMigrationPatterns=*:ignored."
        );

    static string When(FlywayRow? row) =>
        row?.InstalledOn is { } time
            ? time.ToString("' on 'yyyy-MM-dd' at 'HH:mm:ss", CultureInfo.InvariantCulture)
                + (row.InstalledBy.Length > 0 ? $" by {row.InstalledBy}" : "")
            : "";

    /// <summary>A checksum as messages show it.</summary>
    public static string Number(int? checksum) => checksum?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
