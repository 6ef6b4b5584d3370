namespace Godwit.Cli;

/// <summary>
/// What a command needs that compares schemas: a scratch server, states, and what people said about the plan.
/// </summary>
sealed class SchemaSession : IAsyncDisposable
{
    readonly Invocation _run;
    readonly Task<int?> _targetMajor;

    SchemaSession(Invocation run, ScratchServer scratch, ScratchProgress progress, Task<int?> targetMajor)
    {
        (_run, Scratch, Progress, _targetMajor) = (run, scratch, progress, targetMajor);
        var options = run.Settings.ReadOptions();
        Loader = new(scratch, options, progress.Say);
    }

    /// <summary>Where states are brought to life.</summary>
    public ScratchServer Scratch { get; }

    /// <summary>The engine.</summary>
    public Dialect Dialect => Scratch.Dialect;

    /// <summary>Brings states to life.</summary>
    public StateLoader Loader { get; }

    /// <summary>What is going on, for people who wait.</summary>
    public ScratchProgress Progress { get; }

    /// <summary>Finds the engine and opens its scratch server.</summary>
    /// <param name="run">The command line.</param>
    /// <param name="target">The database that the command is about; absent: the configuration says the engine.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<SchemaSession> OpenAsync(
        Invocation run,
        DatabaseTarget? target,
        CancellationToken cancellationToken
    )
    {
        var dialect = target?.Dialect ?? EngineOf(run);
        var progress = new ScratchProgress(run.Report, run.Shell.Clock);
        try
        {
            progress.Say("opening a scratch server");
            // Asked meanwhile; waited for only where it decides which programs are taken.
            var targetMajor = ScratchConnection.FindMajorAsync(run, target, cancellationToken);
            var scratch = await ScratchConnection.OpenAsync(run, dialect, () => targetMajor, cancellationToken);
            return new(run, scratch, progress, targetMajor);
        }
        catch
        {
            await progress.DisposeAsync();
            throw;
        }
    }

    /// <summary>The schema as its source declares it.</summary>
    public SchemaState Schema => StateArgument.Schema(_run);

    /// <summary>The migration folder, replayed.</summary>
    public SchemaState Folder => new SchemaState.Replayed(_run.Folder);

    /// <summary>What a replayed folder has otherwise than the schema source.</summary>
    public async Task<ValueList<ObservedDifference>> FindUnmigratedAsync(
        SchemaState folder,
        CancellationToken cancellationToken
    )
    {
        var (from, to) = await Loader.LoadAsync(folder, Schema, cancellationToken);
        await using var _ = from;
        await using var __ = to;
        await TellRowsAsync(from, to, cancellationToken);
        var options = PlanningFlags.Settings(_run) with { Allowed = null, Renames = to.Renames };
        return await new SchemaComparison(Dialect, options).FindAsync(
            from.Scratch!, // neither state is live
            to.Scratch!,
            cancellationToken
        );
    }

    /// <summary>Tells of rows that the schema source writes and no migration makes.</summary>
    public async Task TellRowsAsync(LoadedState folder, LoadedState declared, CancellationToken cancellationToken)
    {
        var missing = await DeclaredRows.FindMissingAsync(Dialect, folder, declared, cancellationToken);
        if (missing.Count == 0)
            return;
        Progress.Stop();
        _run.Report.Note(
            $"Rows of the schema source are not migrated: {string.Join("; ", missing)}. A schema has no rows: write "
                + "them into a migration (`godwit generate NAME --empty`) or into `seed`; `godwit export --rows` "
                + "prints them."
        );
    }

    /// <summary>
    /// Tells where the scratch server is of another version than the database's, if that answered by now.
    /// </summary>
    public void TellVersion()
    {
        if (!_targetMajor.IsCompletedSuccessfully || _targetMajor.Result is not { } target)
            return;
        var scratch = Scratch.Version / 10_000;
        if (scratch != target)
            _run.Report.Note(
                $"Proven on PostgreSQL {scratch}, and the database is on PostgreSQL {target}, which may not know every "
                    + "form that was written: `scratch` or `postgresBin` names a server of its version."
            );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provided in Scratch.Provided)
            _run.Report.Detail($"created on the scratch server, because a statement names it: {provided}");
        await Scratch.DisposeAsync();
        await Progress.DisposeAsync();
    }

    /// <summary>The engine that the configuration says.</summary>
    public static Dialect EngineOf(Invocation run) =>
        run.ConfiguredDialect
        ?? DialectDetection.FromProjects(run.Shell.Folder)
        ?? throw CommandException.MissingValue(ConfigurationKey.Database, "Which engine? Nothing says it.");
}
