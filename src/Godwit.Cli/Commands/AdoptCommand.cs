using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Takes over the folder and the history of another migration tool.</summary>
sealed class AdoptCommand : GodwitCommand
{
    readonly Option<string> _from = new("--from")
    {
        Description = "the tool (default: the one whose history table the database has)",
        HelpName = "TOOL",
    };

    readonly Option<string> _table = new("--table")
    {
        Description = "its history table, where that has another name than usual",
        HelpName = "NAME",
    };

    readonly Option<string> _files = new("--files")
    {
        Description =
            "its folder (default: where the tool has it); for EF Core the project, or a script of `dotnet ef`",
        HelpName = "PATH",
    };

    readonly Option<string> _to = new("--to")
    {
        Description = "the new folder (default: the configured one, where it is empty; else db/godwit)",
        HelpName = "FOLDER",
    };

    readonly Option<bool> _baseline = new("--baseline")
    {
        Description = "leave its files alone: one migration with the live schema",
    };

    readonly Option<bool> _allowDrift = new("--allow-drift")
    {
        Description = "take it over also where the files do not lead to the live schema",
    };

    readonly Option<bool> _undo = new("--undo")
    {
        Description = "take it back; possible until the next migration is applied",
    };

    readonly Option<bool> _dryRun = new("--dry-run") { Description = "prove it and say what would be written" };

    public AdoptCommand()
        : base("adopt", "Takes over the folder and history of another migration tool, and runs nothing again.")
    {
        foreach (var option in new Option[] { _from, _table, _files, _to, _baseline, _allowDrift, _undo, _dryRun })
            Add(option);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit adopt --dry-run", "finds the tool and its files, proves them, and says what would be written"),
            ("godwit adopt", "writes folder, history and keys of godwit.json; the tool's own files and table stay"),
            ("godwit adopt --from goose --files db/goose --to db/migrations", "where it is not found out"),
            ("godwit adopt --baseline", "migrations in code: the live schema becomes the first migration"),
            ("godwit adopt --undo", "takes it back, until the next migration is applied"),
        ];

    public override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken) =>
        run.Arguments.GetValue(_undo) ? UndoAsync(run, cancellationToken) : AdoptAsync(run, cancellationToken);

    async Task<int> AdoptAsync(Invocation run, CancellationToken cancellationToken)
    {
        var isDryRun = run.Arguments.GetValue(_dryRun);
        run.Report.Field("dryRun", json => json.WriteBooleanValue(isDryRun));
        var target = run.ReadTarget().WithoutCreating();
        var configuration = AdoptedConfiguration.Of(run);
        await using var database = Database.Of(target);
        await using var session = await SchemaSession.OpenAsync(run, target, cancellationToken);
        var trip = new AdoptionTrip(run, target, database, session)
        {
            Files = run.Arguments.GetValue(_files),
            IsBaseline = run.Arguments.GetValue(_baseline),
        };
        var found = await trip.ReadAsync(ReadTool(run), ReadTable(run), run.Arguments.GetValue(_to), cancellationToken);
        AdoptionReport.Begin(run.Report, found);
        // First: behind a take-over the schema moves on, and has no drift from what the tool recorded.
        var isRecorded = await found.Flow.IsRecordedAsync(found.Adoption, cancellationToken);
        var keys = configuration.KeysFor(found.Place, found.Names);
        if (isRecorded)
            RequireUnfinished(run, found, hasKeys: !configuration.Needs(keys));
        RequireUnedited(found, run.Arguments.GetValue(_allowDrift));
        var drift = await trip.FindDriftAsync(found, cancellationToken);
        session.Progress.Stop();
        run.Report.Field(
            "drift",
            json => json.WriteArray(drift, one => json.WriteStringValue(one.ToString("database")))
        );
        RequireNone(drift, found, run.Arguments.GetValue(_allowDrift));
        if (!isDryRun)
            await WriteAsync(found, configuration, keys, cancellationToken);
        new AdoptionReport(run.Report, found, configuration).End(drift, isDryRun, isRecorded);
        return ExitCodes.Done;
    }

    /// <summary>What was taken over already is finished where a run was stopped, and else refused.</summary>
    void RequireUnfinished(Invocation run, FoundHistory found, bool hasKeys)
    {
        var earlier = AdoptedFolder.Find(run, run.Arguments.GetValue(_to), Titles(found));
        if (earlier is not null && (hasKeys || !found.IsJoined))
            throw AdoptedFolder.InTheWay($"{found.Find.Table} was taken over already, into {earlier.Name}.");
    }

    // The history comes first: a folder without it would be run.
    static async Task WriteAsync(
        FoundHistory found,
        AdoptedConfiguration configuration,
        ValueList<KeyValuePair<string, string>> keys,
        CancellationToken cancellationToken
    )
    {
        configuration.Prepare(keys);
        try
        {
            if (!found.IsJoined)
                found.Place.Prepare(found.Adoption.Files);
            await found.Flow.WriteAsync(found.Adoption, found.Find, found.Rows, found.Layout, cancellationToken);
        }
        catch
        {
            found.Place.Discard();
            configuration.Discard();
            throw;
        }
        if (!found.IsJoined)
            found.Place.Publish();
        configuration.Publish();
    }

    async Task<int> UndoAsync(Invocation run, CancellationToken cancellationToken)
    {
        var target = run.ReadTarget().WithoutCreating();
        await using var database = Database.Of(target);
        var flow = AdoptionTrip.FlowOf(run, target, database, MigrationFolder.Of(new TextSource("none", [])));
        var (titles, isJoined) = await flow.ReadUndoableAsync(cancellationToken);
        var folder = isJoined ? null : AdoptedFolder.Find(run, run.Arguments.GetValue(_to), titles);
        folder?.RequireUnchanged();
        var configuration = AdoptedConfiguration.Of(run);
        var hasKeys = configuration.IsWrittenFor(folder);
        var isDryRun = run.Arguments.GetValue(_dryRun);
        if (!isDryRun)
        {
            await UndoAsync(flow, folder, cancellationToken);
            if (hasKeys)
                configuration.Undo();
        }
        run.Report.Field("dryRun", json => json.WriteBooleanValue(isDryRun));
        run.Report.Field("removed", json => json.WriteStringValue(folder?.Name));
        run.Report.Result(
            $"{(isDryRun ? "would take back" : "took back")} Godwit's history"
                + (
                    folder is not null ? $" and {folder.Name}"
                    : isJoined ? "; the folder stays, for the database that it was written with"
                    : "; its folder is not there"
                )
                + (hasKeys ? $", and its keys in {configuration.Name}" : "")
        );
        return ExitCodes.Done;
    }

    static ValueList<string> Titles(FoundHistory found) =>
        found.Adoption.Migrations.Select(one => $"{one.Version}_{one.Name}").ToValueList();

    static async Task UndoAsync(AdoptFlow flow, AdoptedFolder? folder, CancellationToken cancellationToken)
    {
        try
        {
            await flow.UndoAsync(() => folder?.Remove(), cancellationToken);
        }
        catch
        {
            folder?.Return();
            throw;
        }
        folder?.Discard();
    }

    ForeignTool? ReadTool(Invocation run)
    {
        if (run.Arguments.GetValue(_from) is not { } name)
            return null;
        var known = ForeignTool.All.Select(tool => tool.Name).ToList();
        return ForeignTool.Find(name.ToLowerInvariant())
            ?? throw CommandException.Usage(
                $"'{name}' is not a tool that can be taken over.{Suggestion.For(name, known)}",
                $"Known are {string.Join(", ", known)}."
            );
    }

    HistoryTable? ReadTable(Invocation run)
    {
        if (run.Arguments.GetValue(_table) is not { } name)
            return null;
        try
        {
            return HistoryTable.Parse(name);
        }
        catch (FormatException e)
        {
            throw CommandException.Usage(e.Message);
        }
    }

    static void RequireUnedited(FoundHistory found, bool isAllowed)
    {
        if (found.Adoption.Edited is { Count: > 0 } edited && !isAllowed)
            throw new AdoptException(
                AdoptErrors.Edited,
                $"Edited since {found.Find.Tool.Name} ran it, by the checksum in {found.Find.Table}: "
                    + $"{string.Join(", ", edited)}. Nothing was changed."
            )
            {
                Hint =
                    "Bring back the file that was run; or, where the edit changes nothing that matters, "
                    + "take it over as it is with --allow-drift.",
            };
    }

    static void RequireNone(ValueList<ObservedDifference> drift, FoundHistory found, bool isAllowed)
    {
        if (drift.Count > 0 && !isAllowed)
            throw new AdoptException(
                AdoptErrors.Drift,
                $"What {found.Find.Tool.Name} records as applied does not lead to the live schema:\n  "
                    + $"{string.Join("\n  ", drift.Select(one => one.ToString("database")))}\nNothing was changed."
            )
            {
                Hint =
                    "Write the difference as a migration there, or take it back; "
                    + "or take it over as it is with --allow-drift. "
                    + AdoptErrors.BaselineInstead,
            };
    }
}
