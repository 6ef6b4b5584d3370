namespace Godwit;

/// <summary>Roles belong to a server: on one of Godwit's own every state begins without those of others.</summary>
public sealed class RoleTests : IDisposable
{
    const string Names = "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE oid >= 16384";

    readonly TestCache _cache = new();
    readonly TestFolder _migrations = new();

    public void Dispose()
    {
        _cache.Dispose();
        _migrations.Dispose();
    }

    [Theory, EveryServer]
    public async Task A_missing_role_is_made_and_named(Server server)
    {
        await using var scratch = await TestScratch.StartAsync(server, _cache.Folder);

        await using var state = await LoadAsync(
            scratch,
            "SET ROLE \"The Owner\"; RESET ROLE; CREATE TABLE t (n int); GRANT SELECT ON t TO reader; ALTER TABLE t OWNER TO \"The Owner\";"
        );

        Assert.Equal(["role The Owner", "role reader"], scratch.Provided);
    }

    [Theory, EveryServer]
    public async Task A_role_that_a_later_statement_creates_is_not_made_before(Server server)
    {
        await using var scratch = await TestScratch.StartAsync(server, _cache.Folder);

        await using var state = await LoadAsync(
            scratch,
            "CREATE TABLE t (n int); GRANT SELECT ON t TO reader; CREATE ROLE reader LOGIN;"
        );

        Assert.Empty(scratch.Provided);
        await using var command = state.DataSource.CreateCommand(
            "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'reader'"
        );
        Assert.Equal(true, await command.ExecuteScalarAsync());
    }

    [Theory, EveryServer]
    public async Task Roles_of_a_state_are_gone_with_it(Server server)
    {
        await using var scratch = await TestScratch.StartAsync(server, _cache.Folder);
        await using (await LoadAsync(scratch, "CREATE ROLE a; CREATE TABLE t (n int); GRANT SELECT ON t TO a;")) { }

        await using var next = await scratch.CreateAsync(default);

        await using var command = next.DataSource.CreateCommand(Names);
        Assert.Equal(DBNull.Value, await command.ExecuteScalarAsync());
    }

    [Theory, EveryServer]
    public async Task States_that_create_the_same_role_are_loaded_side_by_side(Server server)
    {
        const string sql = "CREATE ROLE a; CREATE TABLE t (n int); GRANT SELECT ON t TO a;";
        _migrations.Write("1_a.sql", sql);
        await using var scratch = await TestScratch.StartAsync(server, _cache.Folder);
        await using var declared = await LoadAsync(scratch, sql);
        await using var other = await LoadAsync(scratch, sql);

        // The runner knows no better than the server: this one needs a server without the role.
        await using var replayed = await new StateLoader(scratch, new()).LoadAsync(
            new SchemaState.Replayed(_migrations.Migrations),
            default
        );

        foreach (var state in new[] { declared, other, replayed })
        {
            await using var command = state.DataSource.CreateCommand("SELECT has_table_privilege('a', 't', 'SELECT')");
            Assert.Equal(true, await command.ExecuteScalarAsync());
        }
    }

    [Theory, EveryServer]
    public async Task What_is_kept_with_its_roles_is_no_obstacle_to_an_edited_folder(Server server)
    {
        _migrations.Write("1_a.sql", "CREATE ROLE a; CREATE TABLE t (n int); GRANT SELECT ON t TO a;");
        await ReplayAsync(server);
        _migrations.Write("1_a.sql", "CREATE ROLE a; CREATE TABLE u (n int); GRANT SELECT ON u TO a;");

        await ReplayAsync(server);
    }

    [Theory, EveryServer]
    public async Task A_role_that_a_migration_misses_is_made_even_between_its_steps(Server server)
    {
        _migrations.Write("1_a.sql", "CREATE TABLE t (n int);");
        _migrations.Write(
            "2_b.sql",
            "CREATE TABLE u (n int);\n-- godwit: commit\nGRANT SELECT ON t TO reader;\n-- godwit: commit\nGRANT SELECT ON t TO writer;"
        );

        Assert.Equal("role reader role writer", await ReplayAsync(server));
    }

    async Task<string> ReplayAsync(Server server)
    {
        await using var scratch = await TestScratch.StartAsync(server, _cache.Folder);
        await using var state = await new StateLoader(scratch, new()).LoadAsync(
            new SchemaState.Replayed(_migrations.Migrations),
            default
        );
        return string.Join(' ', scratch.Provided);
    }

    static Task<LoadedState> LoadAsync(ScratchServer scratch, string sql) =>
        new StateLoader(scratch, new()).LoadAsync(new SchemaState.Declared("schema", [new TextSchema(sql)]), default);

    sealed class TextSchema(string sql) : SchemaSource
    {
        public override string Name => "schema.sql";

        public override Task<ValueList<SqlScript>> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<ValueList<SqlScript>>([new(Name, sql)]);
    }
}
