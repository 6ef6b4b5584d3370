namespace Godwit;

/// <summary>The way from one schema to another, planned and proven; questions are answered as their flags propose.</summary>
static class ProvenWay
{
    static readonly PlanningOptions _options = new() { Allowed = null };

    /// <exception cref="GodwitException">There is none.</exception>
    public static async Task FindAsync(
        ScratchServer scratch,
        ScratchDatabase from,
        ScratchDatabase to,
        CancellationToken stop
    )
    {
        try
        {
            await new MigrationGenerator(Dialect.PostgreSql, scratch, _options).GenerateAsync(from, to, false, stop);
        }
        catch (PlanRefusedException e) when (e.Code == PlanErrors.Question)
        {
            var answered = _options with { Backfills = e.Flags.Select(Answer).ToValueList() };
            await new MigrationGenerator(Dialect.PostgreSql, scratch, answered).GenerateAsync(from, to, false, stop);
        }
    }

    // --backfill public.users.email="''"
    static KeyValuePair<string, string> Answer(string flag)
    {
        var (column, value) = (flag["--backfill ".Length..flag.IndexOf('=')], flag[(flag.IndexOf('=') + 1)..]);
        return new(column, value.Trim('"'));
    }
}
