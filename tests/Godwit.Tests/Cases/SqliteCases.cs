namespace Godwit;

/// <summary>Each case of tests/cases/sqlite: the plan is the one in the file, leads there, and back.</summary>
public class SqliteCases
{
    public static TheoryData<string> Names => [.. CaseFile.NamesOf("sqlite")];

    [Theory, MemberData(nameof(Names))]
    public async Task A_case_holds(string name)
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
}
