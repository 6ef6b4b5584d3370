namespace Godwit.Cli;

/// <summary>Runs migrations and tells about it while they run; <c>migrate</c> and <c>reset</c> share it.</summary>
static class MigrationRunReport
{
    public static async Task MigrateAsync(
        Invocation run,
        DatabaseTarget target,
        MigrateOptions options,
        CancellationToken cancellationToken
    )
    {
        target.CheckCanBeWritten();
        var applied = new List<AppliedMigration>();
        MigrateResult? result = null;
        run.Report.Field(
            "applied",
            json => json.WriteArray(result?.Applied ?? applied.ToValueList(), m => json.WriteApplied(m))
        );
        run.Report.Field(
            "held",
            json => json.WriteArray(result?.Held ?? [], m => json.WriteMigration(m.Version, m.Name))
        );
        run.Report.Field(
            "ahead",
            json => json.WriteArray(result?.Ahead ?? [], m => json.WriteMigration(m.Version, m.Name))
        );
        run.Report.Field("alreadyApplied", json => json.WriteNumberOrNullValue(result?.AlreadyApplied));
        await using (var progress = new MigrationProgress(run.Report, run.Shell.Clock, applied))
        {
            run.Report.Field("waitedMs", json => json.WriteMillisecondsValue(result?.Waited ?? progress.Waited));
            result = await RunAsync(run, target, options, progress, cancellationToken);
        }
        run.Report.Field("durationMs", json => json.WriteMillisecondsValue(result.Duration));
        Summarise(run, result);
    }

    static async Task<MigrateResult> RunAsync(
        Invocation run,
        DatabaseTarget target,
        MigrateOptions options,
        MigrationProgress progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            options = options with { OnEvent = progress.OnEvent };
            return await run.UseAsync(target, options, migrator => migrator.MigrateAsync(cancellationToken));
        }
        catch (LockTimeoutException e)
        {
            progress.Waited = e.Waited;
            throw;
        }
    }

    static void Summarise(Invocation run, MigrateResult result)
    {
        var (count, before) = (result.Applied.Count, result.AlreadyApplied);
        if (count > 0)
            run.Report.Result($"Applied {Count(count)} in {Duration.Describe(result.Duration)}.");
        else if (result.Held.Count == 0 && before == 0 && result.Ahead.Count == 0)
            run.Report.Result($"No migrations in {run.Shell.Display(run.Settings.MigrationsPath)}.");
        else if (result.Held.Count == 0)
            run.Report.Result($"Up to date: {Count(before)} applied.");
        TellHeld(run.Report, result.Held);
    }

    public static void TellHeld(Report report, ValueList<Migration> held)
    {
        if (held.Count == 0)
            return;
        foreach (var migration in held)
            report.Result($"held {migration}");
        report.Note("Held until the new version is live; then run `godwit migrate --phase contract`.");
    }

    static string Count(int count) => count == 1 ? "1 migration" : $"{count} migrations";
}
