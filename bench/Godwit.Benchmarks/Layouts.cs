using System.Globalization;

namespace Godwit.Benchmarks;

/// <summary>Folders of real projects in the layouts of their tools, with nothing pending.</summary>
sealed class Layouts(PostgreSqlEngine engine, string folder, string corpora)
{
    const string DrizzleScript = "drizzle-migrate.mjs";

    readonly string _prisma = Path.Combine(corpora, "prisma", "langfuse", "migrations");
    readonly string _drizzle = Path.Combine(corpora, "drizzle", "dokploy");

    public string Prisma =>
        string.Create(CultureInfo.InvariantCulture, $"the {Scripts().Count} migrations of langfuse (Prisma)");

    public string Drizzle =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the {Directory.GetFiles(_drizzle, "*.sql").Length} migrations of dokploy (Drizzle 0.x)"
        );

    /// <summary>The same texts in Godwit's own layout, and as Prisma has them.</summary>
    public Task<IReadOnlyList<Series>> PrismaAsync(int rounds)
    {
        var own = Path.Combine(folder, "langfuse");
        Directory.CreateDirectory(own);
        var scripts = Scripts();
        for (var i = 0; i < scripts.Count; i++)
        {
            // Several of them have the same time.
            var name = Path.GetFileName(Path.GetDirectoryName(scripts[i]))![15..]; // a file has one
            var target = string.Create(CultureInfo.InvariantCulture, $"{i + 1:D4}_{name}.sql");
            File.WriteAllLines(Path.Combine(own, target), File.ReadLines(scripts[i]).Where(line => !IsBound(line)));
        }

        return new InProcess(
            engine,
            [
                Godwit("Godwit, its own layout", () => MigrationFolder.Open(own)),
                Godwit("Godwit, Prisma's layout", () => MigrationFolder.OpenPrisma(_prisma)),
            ]
        ).NothingPendingAsync(rounds);
    }

    /// <summary>The command, and a program that calls the migrator of drizzle-orm.</summary>
    public async Task<IReadOnlyList<Series>> DrizzleAsync(string? godwit, string? drizzle, int rounds)
    {
        var commands = new List<(string Name, string Folder, string[] Command)>();
        if (godwit is not null)
        {
            var url = engine.Url(await engine.CreateAsync());
            string[] words = [godwit, "migrate", "--url", url, "--migrations", _drizzle, "--layout", "drizzle"];
            commands.Add(("`godwit migrate`", folder, words));
        }

        if (drizzle is not null)
        {
            var script = Path.Combine(AppContext.BaseDirectory, DrizzleScript);
            var url = engine.Url(await engine.CreateAsync());
            commands.Add(("drizzle-orm's migrator", folder, ["node", script, drizzle, url, _drizzle]));
            commands.Add(("`node`, doing nothing", folder, ["node", "--eval", "0"]));
        }

        return await Rounds.RunAsync(
            [.. commands.Select(command => command.Name)],
            rounds,
            warmUps: 2, // the first applies everything
            index => ChildProcess.MeasureAsync(commands[index].Folder, commands[index].Command)
        );
    }

    // In its own layout Godwit bounds the transactions.
    static bool IsBound(string line) => line.Trim().TrimEnd(';').ToUpperInvariant() is "BEGIN" or "COMMIT";

    List<string> Scripts() =>
        [
            .. Directory
                .EnumerateDirectories(_prisma)
                .Order(StringComparer.Ordinal)
                .Select(one => Path.Combine(one, "migration.sql"))
                .Where(File.Exists),
        ];

    static Contender Godwit(string name, Func<MigrationFolder> open) =>
        new(
            name,
            async connectionString =>
            {
                await using var source = Npgsql.NpgsqlDataSource.Create(connectionString);
                await new Migrator(Dialect.PostgreSql, source, open()).MigrateAsync();
            }
        );
}
