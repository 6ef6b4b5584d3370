using CsCheck;

namespace Godwit;

/// <summary>
/// Random pairs of schemas: from one to the other and back, planned and proven. <c>GODWIT_TEST_PAIRS=10000</c> says how
/// many.
/// </summary>
public class SqliteRandomPairs
{
    const int PairsInAFastRun = 10;

    static long Pairs =>
        Environment.GetEnvironmentVariable("GODWIT_TEST_PAIRS") is { Length: > 0 } pairs
            ? long.Parse(pairs, System.Globalization.CultureInfo.InvariantCulture)
            : PairsInAFastRun;

    [Fact]
    public Task Each_of_two_schemas_leads_to_the_other() =>
        Gen.Select(SqliteSchemas.Any, SqliteSchemas.Any)
            .SampleAsync(
                async (one, other) =>
                {
                    await ProveAsync(one.Sql(), other.Sql());
                    await ProveAsync(other.Sql(), one.Sql());
                },
                iter: Pairs,
                threads: 2
            );

    static async Task ProveAsync(string before, string after)
    {
        try
        {
            await new SqliteTrip
            {
                Before = before,
                After = after,
                AnswersQuestions = true,
            }.RunAsync();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}\n-- before\n{before}-- after\n{after}", e);
        }
    }
}
