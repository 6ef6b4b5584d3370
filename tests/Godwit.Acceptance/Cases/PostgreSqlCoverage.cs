namespace Godwit;

/// <summary>
/// Every change that the planner can meet stands in a case, and <c>docs/coverage.md</c> says what the cases say.
/// </summary>
public sealed class PostgreSqlCoverage
{
    // What no case can change, or nobody changes by itself, and why.
    static readonly Dictionary<string, string> _exceptions = new(StringComparer.Ordinal)
    {
        ["Constraint.partitioned"] = "as its table is, which is made again",
        ["Index.partitioned"] = "as its table is, which is made again",
        ["Operator.leftarg"] = "tells it from others of its name",
        ["Operator.rightarg"] = "tells it from others of its name",
    };

    static readonly Lazy<Task<CaseCensus?>> _census = new(CountAsync);

    [Fact]
    public async Task Each_change_of_each_kind_stands_in_a_case()
    {
        var census = await CensusAsync();
        var wanted = PostgreSqlKinds.Managed.SelectMany(kind =>
            new[] { $"create {kind}", $"drop {kind}", $"alter {kind}" }
        );
        Assert.Equal("", string.Join(", ", wanted.Except(census.Changes)));
    }

    [Fact]
    public async Task Each_property_is_changed_in_a_case()
    {
        var census = await CensusAsync();
        Assert.Equal("", string.Join(", ", census.Seen.Except(census.Changes).Except(_exceptions.Keys)));
        // An exception that is none any more.
        Assert.Empty(_exceptions.Keys.Intersect(census.Changes));
    }

    [Fact]
    public async Task The_page_says_what_the_cases_say()
    {
        var file = Path.Combine(RepositoryFolder.Root, "docs", "coverage.md");
        var page = CoveragePage.Write(await CensusAsync(), await CaseStates.CountSqliteAsync(), _exceptions);
        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);
        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(page, written.ReplaceLineEndings("\n"));
    }

    static async Task<CaseCensus> CensusAsync()
    {
        var census = await _census.Value;
        Assert.SkipWhen(census is null, "Cases for newer versions need the newer server too (./test.sh installs it).");
        return census!; // skipped where it is null
    }

    static async Task<CaseCensus?> CountAsync()
    {
        if (Enum.GetValues<Server>().Any(server => PostgreSqlBinaries.Find(server, out _) is null))
            return null;
        var census = new CaseCensus();
        foreach (var server in Enum.GetValues<Server>())
            await CaseStates.CountAsync(census, server);
        return census;
    }
}
