namespace Godwit.Cli;

/// <summary>What was found of another tool, and what it becomes.</summary>
/// <param name="Flow">Writes it.</param>
/// <param name="Find">The tool and its table.</param>
/// <param name="Rows">What it recorded.</param>
/// <param name="Layout">Its folder, where Godwit has that layout.</param>
/// <param name="Adoption">What it becomes.</param>
sealed record FoundHistory(
    AdoptFlow Flow,
    ForeignFind Find,
    ValueList<ForeignRow> Rows,
    MigrationFolder? Layout,
    Adoption Adoption
)
{
    /// <summary>The folder that is written, as it will be; or the one that is there.</summary>
    public required MigrationFolder Folder { get; init; }

    /// <summary>Where it is.</summary>
    public required AdoptedFolder Place { get; init; }

    /// <summary>The folder is there, since another database was taken over with it.</summary>
    public bool IsJoined { get; init; }

    /// <summary>The names of the tool's tables and of the sequences that belong to them.</summary>
    public required ValueList<string> Names { get; init; }

    /// <summary>What a person should know; sentences.</summary>
    public required ValueList<string> Notes { get; init; }
}

/// <summary>Reads what another tool has, and proves what it becomes.</summary>
/// <param name="run">The command line.</param>
/// <param name="target">The database.</param>
/// <param name="database">Connections to it.</param>
/// <param name="session">Where it is proven.</param>
sealed class AdoptionTrip(Invocation run, DatabaseTarget target, Database database, SchemaSession session)
{
    /// <summary>Where the files are, as it was said.</summary>
    public string? Files { get; init; }

    /// <summary>Whether the files are left alone.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>What writes a history for a folder.</summary>
    public static AdoptFlow FlowOf(
        Invocation run,
        DatabaseTarget target,
        Database database,
        MigrationFolder folder,
        bool isJoined = false
    ) =>
        new(
            new(
                target.Dialect,
                database.DataSource,
                folder,
                run.Settings.ReadOptions() with
                {
                    Hooks = database.Hooks,
                }
            ),
            isJoined
        );

    /// <summary>Finds tool and files, and matches them.</summary>
    public async Task<FoundHistory> ReadAsync(
        ForeignTool? tool,
        HistoryTable? table,
        string? to,
        CancellationToken cancellationToken
    )
    {
        session.Progress.Say($"reading {target.Description}");
        var reader = FlowOf(run, target, database, MigrationFolder.Of(new TextSource("none", [])));
        var find = await FindAsync(reader, tool, table, cancellationToken);
        var place = AdoptedFolder.Of(run, to, find.Tool);
        var isJoined = place.IsOf(find.Tool);
        if (!isJoined)
            place.RequireFree();
        var names = await reader.ReadNamesAsync(find, cancellationToken);
        var source = new AdoptionSource(run, find, session.Dialect, Files);
        var isBaseline = IsBaseline || find.Tool.Form == ForeignForm.Code;
        var layout = isBaseline ? null : source.OpenLayout();
        var rows = await reader.ReadRowsAsync(find, layout, cancellationToken);
        Adoption.RequireSettled(rows);
        var adoption = isBaseline
            ? Adoption.Baseline(find.Tool, await PullAsync(names, cancellationToken))
            : Adoption.Of(find.Tool, rows, await ReadFilesAsync(reader, find, source, layout, cancellationToken));
        if (isJoined)
            adoption = adoption.Into(place.Read(find.Tool), place.Name);
        var folder = isJoined ? place.Open() : MigrationFolder.Of(new TextSource(place.Name, adoption.Files));
        return new(FlowOf(run, target, database, folder, isJoined), find, rows, layout, adoption)
        {
            Folder = folder,
            Place = place,
            IsJoined = isJoined,
            Names = names,
            Notes = Notes(adoption, layout, isBaseline).ToValueList(),
        };
    }

    /// <summary>In what the live schema differs from what the applied migrations make.</summary>
    public async Task<ValueList<ObservedDifference>> FindDriftAsync(
        FoundHistory found,
        CancellationToken cancellationToken
    )
    {
        var applied = found.Adoption.Applied.Select(one => one.Version).ToHashSet();
        // What is pending is not run, but must be readable.
        foreach (var file in found.Folder.Read())
            _ = file.Parse(file.ReadScript(), session.Dialect);
        var state = new SchemaState.Replayed(found.Folder.Only(one => applied.Contains(one.Version)));
        await using var replayed = await ReplayAsync(found, state, cancellationToken);
        session.Progress.Say($"comparing with {target.Description}");
        return await new DriftCheck(session.Scratch, Options(found.Names)).FindAsync(
            replayed.Scratch!, // not a live state
            new(target.Description, database.DataSource),
            cancellationToken
        );
    }

    async Task<LoadedState> ReplayAsync(FoundHistory found, SchemaState state, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Loader.LoadAsync(state, cancellationToken);
        }
        catch (SchemaSourceException e)
        {
            var file = Path.GetFileName(e.Location?.File);
            var origin =
                found.Adoption.Migrations.FirstOrDefault(one => one.UpName == file)?.File.Origin ?? e.Location?.File;
            var words = e.InnerException?.InnerException?.Message ?? e.Message;
            throw new AdoptException(
                AdoptErrors.Drift,
                $"What {found.Find.Tool.Name} records as applied does not run from empty: "
                    + $"{origin} fails on a scratch database. {SecretText.Redact(words)}\nNothing was changed.",
                e
            )
            {
                SqlState = e.SqlState,
                Hint = $"`--verbose` shows the statement. {AdoptErrors.BaselineInstead}",
            };
        }
    }

    async Task<ForeignFind> FindAsync(
        AdoptFlow reader,
        ForeignTool? tool,
        HistoryTable? table,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await reader.FindAsync(tool, table, cancellationToken);
        }
        catch (DatabaseUnavailableException e) when (e.Code == RunErrors.Connection)
        {
            throw ConnectionErrors.Describe(target, e);
        }
    }

    static async Task<ValueList<ForeignFile>> ReadFilesAsync(
        AdoptFlow reader,
        ForeignFind find,
        AdoptionSource source,
        MigrationFolder? layout,
        CancellationToken cancellationToken
    )
    {
        var entries = layout is null ? [] : await reader.DescribeAsync(find, layout, cancellationToken);
        return await source.ReadAsync(layout, entries, cancellationToken);
    }

    async Task<string> PullAsync(ValueList<string> names, CancellationToken cancellationToken)
    {
        var options = Options(names);
        var live = new SchemaState.Live(target.Description, database.DataSource);
        await using var copy = await new LiveCopy(session.Scratch, options).CreateAsync(live, cancellationToken);
        return SchemaText.Render(await PullCommand.PlanAsync(session, options, copy, cancellationToken));
    }

    PlanningOptions Options(ValueList<string> names) =>
        new()
        {
            History = run.Settings.ReadOptions().History,
            ToolTables = names,
            Exclude = new(run.Settings.Excluded),
            OnProgress = session.Progress.Say,
        };

    IEnumerable<string> Notes(Adoption adoption, MigrationFolder? layout, bool isBaseline)
    {
        if (isBaseline)
            yield return (
                adoption.Tool.Form == ForeignForm.Code
                    ? $"The migrations of {adoption.Tool.Name} are code, which only it can run. "
                    : ""
            ) + "One migration makes the live schema; rows are not in it, and no way back.";
        if (adoption.IsNumberedAnew)
            yield return $"The versions of {adoption.Tool.Name} are not rising whole numbers, "
                + "so the files are numbered in the order in which they ran.";
        if (layout?.Layout is FlywayLayout { Folder.Callbacks: { Count: > 0 } callbacks })
            yield return "Callbacks are not taken over: "
                + $"{string.Join(", ", callbacks.Select(one => run.Shell.Display(one.File)))}.";
        if (adoption.NotThere.Count > 0)
            yield return $"Not in the folder, and not applied here: {string.Join(", ", adoption.NotThere)}. "
                + "What is still needed of it, write as the next migration.";
        foreach (var note in layout?.Layout?.Notes ?? [])
            yield return note;
    }
}
