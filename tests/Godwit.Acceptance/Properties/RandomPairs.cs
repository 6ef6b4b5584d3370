using System.Globalization;
using Npgsql;

namespace Godwit;

/// <summary>
/// Pairs of random schemas: the way from one to the other, and back, is planned and proven. A few in every run; more
/// with <c>GODWIT_PAIRS=10000</c>, from the seed <c>GODWIT_SEED</c> on.
/// </summary>
public sealed class RandomPairs
{
    // About two seconds each.
    const int PairsOfEveryRun = 14;

    const int FailuresShown = 20;

    static IEnumerable<int> Seeds =>
        Enumerable.Range(Setting("GODWIT_SEED") ?? 1, Setting("GODWIT_PAIRS") ?? PairsOfEveryRun);

    [Theory, EveryServer]
    public async Task A_way_between_two_schemas_is_proven_and_so_is_the_way_back(Server server)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        var failures = new List<string>();
        foreach (var seed in Seeds.TakeWhile(_ => failures.Count < FailuresShown))
        {
            var from = new SchemaBuilder(2 * seed, scratch.Version).Build();
            var to = new SchemaBuilder((2 * seed) + 1, scratch.Version).Build();
            if (await FailureAsync(scratch, new(from, to), isReturning: true) is not { } failure)
                continue;
            var smallest = await new Shrinking(pair => FailureAsync(scratch, pair), failure).SmallestAsync();
            failures.Add($"seed {seed}: {smallest}");
        }
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;

    // A failure on the way back is one of the pair the other way round.
    static async Task<PairFailure?> FailureAsync(ScratchServer scratch, SchemaPair pair, bool isReturning = false)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var before = await scratch.CreateAsync(stop);
        await using var after = await scratch.CreateAsync(stop);
        // Few, or the schemas would be much poorer than they look.
        var refused = await LoadAsync(before, pair.From, stop) + await LoadAsync(after, pair.To, stop);
        if (refused > 4 + ((pair.From.Items.Count + pair.To.Items.Count) / 5))
            return new(pair, "refused", $"The server refuses {refused} statements");
        return await FailureAsync(scratch, pair, before, after, stop)
            ?? (isReturning ? await FailureAsync(scratch, new(pair.To, pair.From), after, before, stop) : null);
    }

    static async Task<PairFailure?> FailureAsync(
        ScratchServer scratch,
        SchemaPair pair,
        ScratchDatabase from,
        ScratchDatabase to,
        CancellationToken stop
    )
    {
        try
        {
            await ProvenWay.FindAsync(scratch, from, to, stop);
            return null;
        }
        // The server has no way, and the message says so.
        catch (PlanRefusedException e) when (e.Code is PlanErrors.TypeInUse or PlanErrors.NoStatement)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{e.Code} {e.Message}");
            return null;
        }
        catch (GodwitException e)
        {
            return new(pair, e.Code, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(pair, e.GetType().Name, e.ToString());
        }
    }

    static async Task<int> LoadAsync(ScratchDatabase database, RandomSchema schema, CancellationToken stop)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(stop);
        var refused = 0;
        foreach (var item in schema.Items)
        {
            try
            {
                // A command would be split at semicolons, and a body with them.
                await using var batch = connection.CreateBatch();
                batch.BatchCommands.Add(new NpgsqlBatchCommand(item.Sql));
                await batch.ExecuteNonQueryAsync(stop);
            }
            catch (PostgresException) // the server knows best what goes together: a schema is what it takes
            {
                refused++;
            }
        }
        return refused;
    }
}
