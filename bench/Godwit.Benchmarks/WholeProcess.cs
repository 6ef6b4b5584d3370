namespace Godwit.Benchmarks;

/// <summary>The commands, each a process of its own, with nothing pending.</summary>
sealed class WholeProcess(PostgreSqlEngine engine, Corpus corpus)
{
    public async Task<IReadOnlyList<Series>> NothingPendingAsync(string? godwit, string? dbmate, int rounds)
    {
        var commands = new List<(string Name, string[] Command)>
        {
            ("`psql -c 'SELECT 1'`", [.. Psql(await engine.CreateAsync()), "-c", "SELECT 1"]),
        };
        if (godwit is not null)
            commands.Add(("`godwit migrate`", Godwit(godwit, await engine.CreateAsync())));
        if (dbmate is not null)
            commands.Add(("`dbmate up`", Dbmate(dbmate, await engine.CreateAsync())));
        return await Rounds.RunAsync(
            [.. commands.Select(command => command.Name)],
            rounds,
            warmUps: 2, // the first applies everything
            index => ChildProcess.MeasureAsync(Path.GetTempPath(), commands[index].Command)
        );
    }

    /// <summary><c>psql -f</c> over all migrations, each in a transaction; it keeps no history.</summary>
    public Contender PsqlApply() =>
        new(
            "`psql -f` (process)",
            database => ChildProcess.MeasureAsync("/", [.. Psql(database), "-f", corpus.Script])
        );

    string[] Psql(string database) =>
        // The program itself: the psql of some distributions is a script that starts it.
        [Path.Combine(engine.Programs, "psql"), "-X", "-q", "-d", DatabaseOf(database)];

    string DatabaseOf(string database) =>
        database.Contains('=', StringComparison.Ordinal)
            ? engine.Url(new Npgsql.NpgsqlConnectionStringBuilder(database).Database!) // set by the engine
            : engine.Url(database);

    string[] Godwit(string program, string database) =>
        [program, "migrate", "--url", engine.Url(database), "--migrations", corpus.Plain];

    string[] Dbmate(string program, string database) =>
        [program, "--url", engine.Url(database), "--migrations-dir", corpus.Dbmate, "--no-dump-schema", "up"];
}
