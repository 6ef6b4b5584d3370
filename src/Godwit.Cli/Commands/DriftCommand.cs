using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Compares the live database with its replayed history.</summary>
sealed class DriftCommand : GodwitCommand
{
    readonly Option<string> _against = new("--against")
    {
        Description =
            $"what to compare with: {StateArgument.Forms} (default: the migrations that the database has applied)",
        HelpName = "STATE",
    };

    public DriftCommand()
        : base("drift", "Says in what the live database differs from what its applied migrations make.") =>
        Add(_against);

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit drift", "ends with 3 where something was changed by hand"),
            ("godwit drift --against schema", "against the declared schema"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var target = run.ReadTarget();
        await using var session = await SchemaSession.OpenAsync(run, target, cancellationToken);
        var drift = await FindAsync(run, session, target, run.Arguments.GetValue(_against), cancellationToken);
        session.Progress.Stop();
        return Tell(run.Report, target, drift);
    }

    /// <summary>Finds what differs.</summary>
    public static async Task<ValueList<ObservedDifference>> FindAsync(
        Invocation run,
        SchemaSession session,
        DatabaseTarget target,
        string? against,
        CancellationToken cancellationToken
    )
    {
        var expected = against is null
            ? await AppliedAsync(run, target, cancellationToken)
            : StateArgument.Parse(run, against, session.Dialect);
        var options = PlanningFlags.Settings(run) with { OnProgress = session.Progress.Say };
        await using var live = Database.Of(target.WithoutCreating());
        await using var loaded = await session.Loader.LoadAsync(expected, cancellationToken);
        var check = new DriftCheck(session.Scratch, options);
        session.Progress.Say($"comparing with {target.Description}");
        if (loaded.Scratch is not { } scratch)
            throw CommandException.Usage("A database cannot be compared with another one here.", "Use `godwit diff`.");
        var drift = await check.FindAsync(scratch, new(target.Description, live.DataSource), cancellationToken);
        return expected is SchemaState.Replayed { Folder: var folder } ? WithoutBeginning(drift, folder) : drift;
    }

    // The first migration is run in a schema that is made for it; it may be there before.
    static ValueList<ObservedDifference> WithoutBeginning(ValueList<ObservedDifference> drift, MigrationFolder folder)
    {
        var schemas = folder.Layout?.SchemasMade.ToList() ?? [];
        if (schemas.Count == 0 || folder.Read().Count > 0)
            return drift;
        return drift
            .Where(one =>
                one.Kind != "schema" || !schemas.Exists(name => one.Identity == name || one.Identity == $"\"{name}\"")
            )
            .ToValueList();
    }

    /// <summary>Says what differs; returns how the command ends.</summary>
    public static int Tell(Report report, DatabaseTarget target, ValueList<ObservedDifference> drift)
    {
        report.Field("drift", json => json.WriteArray(drift, one => json.WriteStringValue(one.ToString("database"))));
        if (drift.Count == 0)
        {
            report.Result($"No drift: {target.Description} is what its migrations make.");
            return ExitCodes.Done;
        }
        foreach (var one in drift)
            report.Result(one.ToString("database"));
        report.Note(
            "Somebody changed the database beside the migrations. Write the change as a migration, or take it back: "
                + "`godwit diff` prints the SQL."
        );
        return ExitCodes.Refused;
    }

    // What is pending is no drift, and what the database has beyond this folder belongs to a newer version.
    static async Task<SchemaState> AppliedAsync(
        Invocation run,
        DatabaseTarget target,
        CancellationToken cancellationToken
    )
    {
        var status = await run.UseAsync(
            target.WithoutCreating(),
            run.Settings.ReadOptions(),
            migrator => migrator.GetStatusAsync(cancellationToken)
        );
        // Flyway's repeatable file that has changed: what it was is nowhere, so it is compared as it is.
        var outdated = status.Migrations.Where(one => one.IsOutdated).ToList();
        foreach (var one in outdated)
            run.Report.Note($"{one.File} changed since it ran, and is compared as it is now.");
        // By the file: two of Flyway's may have one version.
        var applied = status
            .Migrations.Where(one => one.State is MigrationCondition.Applied or MigrationCondition.Baseline)
            .Concat(outdated)
            .Select(one => one.File)
            .ToHashSet();
        return new SchemaState.Replayed(run.Folder.Only(one => applied.Contains(one.File)));
    }
}
