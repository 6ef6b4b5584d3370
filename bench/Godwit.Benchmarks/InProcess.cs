namespace Godwit.Benchmarks;

/// <summary>The contenders of one engine as libraries in this process.</summary>
sealed class InProcess(IBenchmarkEngine engine, IReadOnlyList<Contender> contenders)
{
    const int WarmUps = 3;

    IReadOnlyList<string> Names => [.. contenders.Select(contender => contender.Name)];

    /// <summary>Nothing pending: each has its own database, in which it applied everything before.</summary>
    public async Task<IReadOnlyList<Series>> NothingPendingAsync(int rounds)
    {
        var databases = new List<string>();
        foreach (var contender in contenders)
        {
            databases.Add(await engine.CreateAsync());
            await MeasureAsync(contender, databases[^1]);
        }

        var series = await Rounds.RunAsync(
            Names,
            rounds,
            WarmUps,
            index => MeasureAsync(contenders[index], databases[index])
        );
        foreach (var database in databases)
            await engine.DropAsync(database);
        return series;
    }

    /// <summary>Everything pending: each run has a new, empty database.</summary>
    public Task<IReadOnlyList<Series>> ApplyAsync(int rounds, params IReadOnlyList<Contender> others)
    {
        IReadOnlyList<Contender> all = [.. contenders, .. others];
        return Rounds.RunAsync(
            [.. all.Select(contender => contender.Name)],
            rounds,
            warmUps: 2,
            async index =>
            {
                var database = await engine.CreateAsync();
                var sample = await MeasureAsync(all[index], database);
                await engine.DropAsync(database);
                return sample;
            }
        );
    }

    async Task<Sample> MeasureAsync(Contender contender, string database)
    {
        var connectionString = engine.FreshConnectionString(database);
        var sample = await Sample.TakeAsync(() => contender.MigrateAsync(connectionString));
        await engine.CloseConnectionsAsync();
        return sample;
    }
}
