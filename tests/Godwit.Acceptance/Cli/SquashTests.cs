namespace Godwit;

/// <summary>The first migrations become one: new databases get the same, and old ones keep working.</summary>
public sealed class SquashTests : IDisposable
{
    readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, EveryServer]
    public async Task A_new_database_is_as_the_old_one_rows_and_sequences_included(Server server)
    {
        _folder.Write(
            "1_shop.sql",
            """
            CREATE TYPE state AS ENUM ('new', 'sold');
            CREATE TABLE products (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, n serial);
            CREATE SEQUENCE numbers INCREMENT 5;
            CREATE SEQUENCE untouched;
            INSERT INTO products (name) VALUES ('tea'), ('it''s'), ('gone');
            """
        );
        _folder.Write(
            "2_more.sql",
            """
            ALTER TABLE products ADD COLUMN state state NOT NULL DEFAULT 'new';
            CREATE FUNCTION double(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2 * n';
            CREATE INDEX products_double ON products (double(n));
            CREATE VIEW sold AS SELECT name FROM products WHERE state = 'sold';
            DELETE FROM products WHERE name = 'gone';
            SELECT nextval('numbers'), nextval('numbers');
            """
        );
        _folder.Write("3_later.sql", "INSERT INTO products (name, state) VALUES ('coffee', 'sold');");

        await RequireSameAsync(
            server,
            "2",
            "SELECT * FROM products ORDER BY id",
            "SELECT * FROM sold",
            "SELECT last_value, is_called FROM products_id_seq",
            "SELECT last_value, is_called FROM products_n_seq",
            "SELECT last_value, is_called FROM numbers",
            "SELECT last_value, is_called FROM untouched"
        );
    }

    [Theory, EveryServer]
    public async Task A_real_history_is_squashed(Server server)
    {
        foreach (var file in RealFolder.FilesOf(RealFolder.Get("sqlx/atuin-server-pg").PrepareIn(_folder.Path)))
            File.Copy(file, Path.Combine(_folder.Path, Path.GetFileName(file)));
        var newest = Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).Last()!; // there are some

        await RequireSameAsync(server, newest.Split('_')[0]);
        Assert.Single(Directory.GetFiles(_folder.Path, "*.sql"));
    }

    async Task RequireSameAsync(Server server, string to, params string[] queries)
    {
        await using var old = await TestDatabase.CreateAsync(server);
        await using var fresh = await TestDatabase.CreateAsync(server);
        await GodwitAsync(old, "migrate");

        await GodwitAsync(old, "squash", "--to", to, "--scratch", old.Url);

        await GodwitAsync(fresh, "migrate");
        Assert.Contains("Up to date", await GodwitAsync(old, "migrate"), StringComparison.Ordinal);
        Assert.Equal(await PostgreSqlSchema.ReadAsync(old), await PostgreSqlSchema.ReadAsync(fresh));
        foreach (var query in queries)
            Assert.Equal(await old.RowsAsync(query), await fresh.RowsAsync(query));
    }

    async Task<string> GodwitAsync(TestDatabase database, params string[] arguments)
    {
        var run = await GodwitCli.RunAsync(_folder.Path, [.. arguments, "--url", database.Url, "--migrations", "."]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }
}
