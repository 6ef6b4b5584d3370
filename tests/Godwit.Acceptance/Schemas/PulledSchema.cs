namespace Godwit;

/// <summary>What <c>pull</c> writes of a database makes the same again.</summary>
static class PulledSchema
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>
    /// Requires that the pulled text makes a database in which the observer sees no difference, and that nothing is
    /// planned from one to the other.
    /// </summary>
    /// <returns>How many objects there are.</returns>
    public static async Task<int> RequireSameAsync(
        ScratchServer scratch,
        ScratchDatabase original,
        PlanningOptions options
    )
    {
        await using var empty = await scratch.CreateAsync(Stop);
        await using var again = await scratch.CreateAsync(Stop);
        var reader = new SchemaReader(scratch.Dialect, options);
        var catalog = await reader.ReadAsync(original, Stop);
        var plan = SchemaText.Plan(scratch.Dialect, catalog, await reader.ReadAsync(empty, Stop), scratch.Version);
        await new SchemaLoader(scratch.Dialect).LoadAsync(again, [new("pulled.sql", SchemaText.Render(plan))], Stop);

        var different = await new SchemaComparison(scratch.Dialect, options).FindAsync(original, again, Stop);
        Assert.True(different.Count == 0, string.Join('\n', different.Select(one => one.ToString())));
        var generator = new MigrationGenerator(scratch.Dialect, scratch, options);
        Assert.Null(await generator.GenerateAsync(again, original, withDown: false, Stop));
        return catalog.Objects.Count;
    }
}
