using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Each case of tests/cases/sqlite: the plan is the one in the file, leads there, and back.</summary>
public class SqliteCases
{
    const string Question = "-- question: ";

    public static TheoryData<string> Names => [.. CaseFile.NamesOf("sqlite")];

    [Theory, MemberData(nameof(Names))]
    public async Task The_plan_leads_there_and_back(string name)
    {
        var file = CaseFile.Read("sqlite", name);
        var plan = await new SqliteTrip
        {
            Before = file.Before,
            After = file.After,
            Renames = file.Renames,
            Backfills = file.Backfills,
        }.RunAsync();
        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            file.Accept(plan);
        else
            Assert.Equal(file.Plan, plan.Trim());
        await new SqliteTrip
        {
            Before = file.After,
            After = file.Before,
            AnswersQuestions = true,
        }.RunAsync();
    }

    /// <summary>What a user gets: planned, refused or proven by the product, and run by its runner.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task The_plan_is_generated_and_proven(string name)
    {
        var file = CaseFile.Read("sqlite", name);
        await using var scratch = await SqliteScratchServer.OpenAsync(
            database => SqliteFactory.Instance.CreateDataSource($"Data Source={database};Pooling=False"),
            null,
            TestContext.Current.CancellationToken
        );
        var run = new CaseRunner(Dialect.Sqlite, scratch).RunAsync(
            file with
            {
                HasWayBack = false,
            },
            TestContext.Current.CancellationToken
        );
        if (!file.Plan.Contains(Question, StringComparison.Ordinal))
            await run;
        else
        {
            var refused = await Assert.ThrowsAsync<PlanRefusedException>(() => run);
            Assert.All(refused.Flags, flag => Assert.EndsWith(flag, file.Plan, StringComparison.Ordinal));
        }
    }
}
