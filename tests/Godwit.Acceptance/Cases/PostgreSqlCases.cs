using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Godwit;

/// <summary>
/// The cases of <c>tests/cases/postgresql</c>: all on the distribution's server; on the newest one those of its own and
/// each fourth of the others, with <c>GODWIT_TEST_ALL=1</c> or <c>GODWIT_CASES</c> all of them.
/// </summary>
public sealed class PostgreSqlCases
{
    [Theory, EachCase]
    public async Task The_plan_is_as_the_case_says_and_is_proven_both_ways(Server server, string name)
    {
        var file = CaseFile.Read("postgresql", name);
        await using var scratch = await TestScratch.OnAsync(server);
        Assert.SkipUnless(file.IsFor(scratch.Version / 10_000), "The case is for other versions.");
        await new CaseRunner(Dialect.PostgreSql, scratch).RunAsync(file, TestContext.Current.CancellationToken);
    }

    [AttributeUsage(AttributeTargets.Method)]
    sealed class EachCaseAttribute : DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
            MethodInfo testMethod,
            DisposalTracker disposalTracker
        ) =>
            new([
                .. Enum.GetValues<Server>()
                    .SelectMany(server =>
                        CaseFile
                            .NamesOf("postgresql")
                            .Where(IsWanted)
                            .Where((name, number) => IsInShare(server, name, number))
                            .Select(name => new TheoryDataRow(server, name))
                    ),
            ]);

        public override bool SupportsDiscoveryEnumeration() => true;

        static bool IsInShare(Server server, string name, int number) =>
            server == Server.Distribution
            || number % 4 == 0
            || Environment.GetEnvironmentVariable("GODWIT_TEST_ALL") == "1"
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GODWIT_CASES"))
            || !CaseFile.Read("postgresql", name).IsFor(Oldest);

        // What the distribution's server may be at the least.
        const int Oldest = 15;

        // GODWIT_CASES=views/,types/enum runs those of one folder, and some of another.
        static bool IsWanted(string name) =>
            (Environment.GetEnvironmentVariable("GODWIT_CASES") ?? "")
                .Split(',')
                .Any(start => name.StartsWith(start, StringComparison.Ordinal));
    }
}
