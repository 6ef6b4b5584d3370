namespace Godwit;

/// <summary>What the server has no statement for is refused with the place where it is written.</summary>
public class RefusedPlans
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryServer(
        "CREATE TYPE mood AS ENUM ('sad', 'ok');\nCREATE TABLE t (m mood) PARTITION BY LIST (m);"
            + "=>CREATE TABLE t (m mood) PARTITION BY LIST (m);\nCREATE TYPE mood AS ENUM ('sad');"
            + "=>GDW0808 new.sql:2:1",
        "CREATE TABLE p (a int);\nCREATE TABLE t (a int) INHERITS (p);"
            + "=>CREATE TABLE p (a int);\nCREATE TABLE t () INHERITS (p);"
            + "=>GDW0826 new.sql:2:1"
    )]
    public async Task The_message_begins_with_the_place(Server server, string change)
    {
        var parts = change.Split("=>");
        await using var scratch = await TestScratch.OnAsync(server);
        var loader = new StateLoader(scratch, new());
        await using var from = await loader.LoadAsync(StateOf("old.sql", parts[0]), Stop);
        await using var to = await loader.LoadAsync(StateOf("new.sql", parts[1]), Stop);
        var options = new PlanningOptions { Allowed = null, Places = to.Places };

        var refused = await Assert.ThrowsAsync<PlanRefusedException>(() =>
            new MigrationGenerator(Dialect.PostgreSql, scratch, options).GenerateAsync(
                from.Scratch!, // neither state is live
                to.Scratch!,
                withDown: false,
                Stop
            )
        );

        Assert.Equal(parts[2], $"{refused.Code} {refused.Location}");
        Assert.StartsWith($"{refused.Location}: ", refused.Message, StringComparison.Ordinal);
    }

    static SchemaState.Declared StateOf(string name, string sql) =>
        new SchemaState.Declared("schema", [new Source(name, sql)]);

    sealed class Source(string name, string sql) : SchemaSource
    {
        public override string Name => name;

        public override Task<ValueList<SqlScript>> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<ValueList<SqlScript>>([new(name, sql)]);
    }
}
