namespace Godwit;

public sealed class Quoting
{
    [Theory]
    [EveryServer]
    public async Task Names_are_quoted_where_the_server_quotes_them(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var keywords = await database.RowsAsync("SELECT word FROM pg_catalog.pg_get_keywords() ORDER BY 1");
        string[] names = [.. keywords, "a", "a1", "_", "1a", "A", "a b", "a$b", "a\"b", "ä", "a.b", "a-b", " ", "a'b"];
        foreach (var name in names)
        {
            var quoted = PostgreSqlIdentifier.Quote(name);
            var literal = PostgreSqlIdentifier.Literal(name);
            var same = await database.ScalarAsync<string>($"SELECT pg_catalog.quote_ident({literal})");
            // A word that only a newer server reserves is quoted for the older one too.
            Assert.True(same == quoted || (same == name && quoted == $"\"{name}\""), $"{same} {quoted}");
            Assert.True(same == name || quoted != name, name);
        }
    }

    [Theory]
    [EveryServer]
    public async Task Literals_are_read_back_as_they_were(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        foreach (var text in (string[])["", "it's", @"a\b", @"\'", "line\nbreak", "$$"])
        {
            var literal = PostgreSqlIdentifier.Literal(text);
            Assert.Equal(text, await database.ScalarAsync<string>($"SELECT {literal}"));
        }
    }
}
