namespace Godwit.Benchmarks;

/// <summary>Everything, one part after the other; the tables go to standard output as they are ready.</summary>
sealed class Benchmarks(
    Arguments arguments,
    string folder,
    Corpus corpus,
    PostgreSqlEngine postgreSql,
    SqliteEngine sqlite
)
{
    readonly IReadOnlyList<Contender> _onPostgreSql = Chosen(
        arguments,
        RawPostgreSql.Create(corpus),
        GodwitPeer.PostgreSql(corpus),
        DbUpPeer.PostgreSql(corpus),
        EvolvePeer.PostgreSql(corpus),
        FluentMigratorPeer.PostgreSql(corpus),
        EfCorePeer.PostgreSql(corpus)
    );

    readonly IReadOnlyList<Contender> _onSqlite = Chosen(
        arguments,
        RawSqlite.Create(corpus),
        GodwitPeer.Sqlite(corpus),
        DbUpPeer.Sqlite(corpus),
        EvolvePeer.Sqlite(corpus),
        FluentMigratorPeer.Sqlite(corpus),
        EfCorePeer.Sqlite(corpus)
    );

    public async Task RunAsync()
    {
        var version = await postgreSql.ReadVersionAsync();
        await PrintAsync($"PostgreSQL {version}, {corpus.Count} migrations, load {Load()} at the start.\n");
        if (arguments.Includes("noop"))
            await NothingPendingAsync();
        if (arguments.Includes("process"))
            await WholeProcessAsync();
        if (arguments.Includes("counts"))
            await CountsAsync();
        if (arguments.Includes("apply"))
            await ApplyAsync();
        if (arguments.Includes("layouts") && arguments.Corpora is { } corpora)
            await LayoutsAsync(new(postgreSql, folder, corpora));
        if (arguments.Includes("split"))
            await SplittingAsync();
        if (arguments.Includes("catalog"))
            await CatalogAsync();
        await PrintAsync($"Load {Load()} at the end.");
    }

    async Task NothingPendingAsync()
    {
        var onPostgreSql = await new InProcess(postgreSql, _onPostgreSql).NothingPendingAsync(arguments.Rounds);
        await PrintAsync(Tables.Times("Nothing pending, in process, PostgreSQL", onPostgreSql, hasBytes: true));
        var onSqlite = await new InProcess(sqlite, _onSqlite).NothingPendingAsync(arguments.Rounds);
        await PrintAsync(Tables.Times("Nothing pending, in process, SQLite", onSqlite, hasBytes: true));
    }

    async Task ApplyAsync()
    {
        var psql = new WholeProcess(postgreSql, corpus).PsqlApply();
        var onPostgreSql = await new InProcess(postgreSql, _onPostgreSql).ApplyAsync(arguments.ApplyRounds, psql);
        await PrintAsync(Tables.Times("Apply, PostgreSQL", onPostgreSql, hasBytes: true));
        var onSqlite = await new InProcess(sqlite, _onSqlite).ApplyAsync(arguments.ApplyRounds);
        await PrintAsync(Tables.Times("Apply, in process, SQLite", onSqlite, hasBytes: true));
    }

    async Task CatalogAsync()
    {
        foreach (var tables in arguments.CatalogTables)
        {
            var series = await new CatalogReading(postgreSql).MeasureAsync(tables, arguments.CatalogRounds);
            await PrintAsync(Tables.Times($"A catalog of {tables} tables", series, hasBytes: true));
        }
    }

    async Task CountsAsync()
    {
        var costs = new ServerCosts(postgreSql);
        var apply = new List<(string, ServerCost)>();
        var nothingPending = new List<(string, ServerCost)>();
        foreach (var contender in _onPostgreSql.Prepend(ServerCosts.Connect))
        {
            var (applied, idle) = await costs.CountAsync(contender);
            apply.Add((contender.Name, applied));
            nothingPending.Add((contender.Name, idle));
        }

        await PrintAsync(Tables.Costs("Nothing pending, counted on the server", nothingPending));
        await PrintAsync(Tables.Costs("Apply, counted on the server", apply));
    }

    async Task WholeProcessAsync()
    {
        var series = await new WholeProcess(postgreSql, corpus).NothingPendingAsync(
            arguments.Godwit,
            arguments.Dbmate,
            arguments.Rounds
        );
        await PrintAsync(Tables.Times("Nothing pending, whole process, PostgreSQL", series, hasBytes: false));
        foreach (var program in new[] { arguments.Godwit, arguments.Dbmate }.OfType<string>())
        {
            var bytes = new FileInfo(program).Length;
            await PrintAsync(Tables.Invariant($"{Path.GetFileName(program)}: {bytes / 1e6:F1} MB\n"));
        }
    }

    async Task LayoutsAsync(Layouts layouts)
    {
        var prisma = await layouts.PrismaAsync(arguments.Rounds);
        await PrintAsync(Tables.Times($"Nothing pending, in process, {layouts.Prisma}", prisma, hasBytes: true));
        var drizzle = await layouts.DrizzleAsync(arguments.Godwit, arguments.Drizzle, arguments.Rounds);
        await PrintAsync(Tables.Times($"Nothing pending, whole process, {layouts.Drizzle}", drizzle, hasBytes: false));
    }

    async Task SplittingAsync()
    {
        foreach (var kind in Splitting.Kinds)
        {
            var series = await new Splitting(folder).RunAsync(kind, arguments.ApplyRounds);
            await PrintAsync(Tables.Times($"A migration of 50 MB: {kind}", series, hasBytes: true));
        }
    }

    static IReadOnlyList<Contender> Chosen(Arguments arguments, params IEnumerable<Contender> tools) =>
        [.. tools.Where(arguments.Measures)];

    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    static Task PrintAsync(string text) => Console.Out.WriteLineAsync(text);
}
