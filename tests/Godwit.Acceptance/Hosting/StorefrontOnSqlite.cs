using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Godwit;

public class StorefrontOnSqlite
{
    const int Migrations = 8;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_folder_makes_the_schema_that_it_declares()
    {
        var sample = Path.Combine(RepositoryFolder.Root, "samples/Storefront");
        var check = await GodwitCli.RunAsync(sample, "check", "--config", "godwit.sqlite.json");
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.Contains("ok  the schema source is fully migrated", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_migrates_before_it_listens_and_the_next_one_finds_nothing_to_do()
    {
        using var folder = new ApplicationFolder();
        await using (var shop = StorefrontProcess.Start(folder.Root))
        {
            using var client = await shop.ListeningAsync();
            var page = await client.GetStringAsync("/", Token);
            Assert.Contains($"applied <strong>{Migrations} migrations</strong>", page, StringComparison.Ordinal);
            Assert.Contains("Thermos &amp; two cups", page, StringComparison.Ordinal);
            Assert.Contains("fill product slugs", page, StringComparison.Ordinal);
            Assert.Equal("Healthy", await client.GetStringAsync("/health", Token));
            Assert.True(
                shop.Output.IndexOf("Godwit[10]", StringComparison.Ordinal)
                    < shop.Output.IndexOf("Now listening", StringComparison.Ordinal),
                shop.Output
            );
        }
        Assert.Equal(Migrations, await folder.CountAsync("godwit_history", "storefront.db"));

        await using var again = StorefrontProcess.Start(folder.Root);
        using var other = await again.ListeningAsync();
        Assert.Contains(
            "Nothing was pending at this start",
            await other.GetStringAsync("/", Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_that_start_at_once_on_one_file_both_open_and_every_migration_is_applied_once()
    {
        using var folder = new ApplicationFolder();
        await using var one = StorefrontProcess.Start(folder.Root);
        await using var two = StorefrontProcess.Start(folder.Root);

        var applied = 0;
        foreach (var shop in (StorefrontProcess[])[one, two])
        {
            using var client = await shop.ListeningAsync();
            Assert.Equal("Healthy", await client.GetStringAsync("/health", Token));
            applied += Regex.Count(shop.Output, @"Godwit\[3\]");
        }

        Assert.Equal(Migrations, applied);
        Assert.Equal(Migrations, await folder.CountAsync("godwit_history", "storefront.db"));
        Assert.Equal(9, await folder.CountAsync("products WHERE slug IS NOT NULL", "storefront.db"));
    }

    [Fact]
    public async Task When_a_migration_fails_it_exits_with_1_before_it_listens_and_says_where_without_a_stack_trace()
    {
        using var folder = new ApplicationFolder();
        folder.Write("db/migrations/sqlite/1_tables.sql", "CREATE TABLE a (id integer);");
        folder.Write("db/migrations/sqlite/2_broken.sql", ApplicationFolder.Broken);
        await using var shop = StorefrontProcess.Start(folder.Root);

        Assert.Equal(1, await shop.EndAsync());

        Assert.Contains("2_broken.sql:2", shop.Output, StringComparison.Ordinal);
        Assert.Contains("nowhere", shop.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", shop.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", shop.Output, StringComparison.Ordinal);
        Assert.Equal(1, await folder.CountAsync("godwit_history", "storefront.db"));
        Assert.Equal(0, await folder.CountAsync("sqlite_schema WHERE name = 'broken'", "storefront.db"));
    }

    [Fact]
    public async Task SIGTERM_while_it_waits_for_another_run_ends_it_with_130()
    {
        using var folder = new ApplicationFolder();
        await using var rival = folder.OpenSqlite("storefront.db");
        await using var connection = await rival.OpenConnectionAsync(Token);
        await using var writing = await connection.BeginTransactionAsync(Token);
        await using var shop = StorefrontProcess.Start(folder.Root);
        await shop.WritesAsync("Waiting for the migration lock");

        await shop.TerminateAsync();

        Assert.Equal(130, await shop.EndAsync());
        Assert.Contains("was cancelled", shop.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_takes_from_the_stock_and_its_page_shows_it_encoded()
    {
        using var folder = new ApplicationFolder();
        await using var shop = StorefrontProcess.Start(folder.Root);
        using var client = await shop.ListeningAsync();

        using var placed = await OrderAsync(client, "2", "<b>Ann</b> & \"Co\"", "ann@example.org");
        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
        var page = await client.GetStringAsync(placed.Headers.Location, Token);
        Assert.Contains("&lt;b&gt;Ann&lt;/b&gt; &amp; &quot;Co&quot;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Ann", page, StringComparison.Ordinal);
        Assert.Contains("44.00", page, StringComparison.Ordinal);
        Assert.Contains(
            "Only 3 left",
            await client.GetStringAsync("/products/wool-hat", Token),
            StringComparison.Ordinal
        );

        // Four more for three hats, all at once: exactly three are sold.
        var rush = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => OrderAsync(client, "1", "Bo", "bo@example.org"))
        );
        Assert.Equal(3, rush.Count(r => r.StatusCode == HttpStatusCode.SeeOther));
        Assert.Contains("Sold out", await client.GetStringAsync("/products/wool-hat", Token), StringComparison.Ordinal);
        Assert.Equal(4, await folder.CountAsync("stock_movements", "storefront.db"));
    }

    [Fact]
    public async Task A_wrong_order_is_answered_with_the_form_and_its_mistakes()
    {
        using var folder = new ApplicationFolder();
        await using var shop = StorefrontProcess.Start(folder.Root);
        using var client = await shop.ListeningAsync();

        await RefusesAsync("0", "Ann", "ann@example.org", "Choose 1 to 5 pieces.");
        await RefusesAsync("6", "Ann", "ann@example.org", "Choose 1 to 5 pieces.");
        await RefusesAsync("99999999999", "Ann", "ann@example.org", "Choose 1 to 5 pieces.");
        await RefusesAsync("<i>", "Ann", "ann@example.org", "value=\"&lt;i&gt;\"");
        await RefusesAsync("1", " ", "ann@example.org", "Tell us your name");
        await RefusesAsync("1", "A\u0007", "ann@example.org", "Tell us your name");
        await RefusesAsync("1", "Ann", "\"><script>", "value=\"&quot;&gt;&lt;script&gt;\"");
        await RefusesAsync("1", "Ann", "a@b@c", "does not look like an e-mail address");

        Assert.Equal(0, await folder.CountAsync("orders", "storefront.db"));

        async Task RefusesAsync(string quantity, string name, string email, string expected)
        {
            using var answer = await OrderAsync(client, quantity, name, email);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(expected, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Requests_that_no_form_of_the_shop_sends_are_refused()
    {
        using var folder = new ApplicationFolder();
        await using var shop = StorefrontProcess.Start(folder.Root);
        using var client = await shop.ListeningAsync();

        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var forged = await OrderAsync(client, "1", "Ann", "ann@example.org");
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        using var json = await client.PostAsync("/products/wool-hat/orders", new StringContent("{}"), Token);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        using var zero = await OrderAsync(client, "1", "\0", "ann@example.org");
        Assert.Equal(HttpStatusCode.BadRequest, zero.StatusCode);
        foreach (var missing in (string[])["/nothing", "/products/nothing", "/orders/1"])
        {
            using var answer = await client.GetAsync(missing, Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var head = await client.SendAsync(new(HttpMethod.Head, "/"), Token);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(0, await folder.CountAsync("orders", "storefront.db"));
    }

    [Theory]
    [InlineData("mysql://root:canary@localhost/shop")]
    [InlineData("postgres://user:canary@localhost")]
    [InlineData("postgres://user:canary@localhost/shop?sslmode=maybe")]
    [InlineData("Host=localhost;Password=canary")]
    public async Task A_database_url_that_it_cannot_use_ends_it_with_2_and_is_not_repeated(string url)
    {
        using var folder = new ApplicationFolder();
        await using var shop = StorefrontProcess.Start(folder.Root, url);

        await EndsAsync(shop, 2, "DATABASE_URL");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_ends_it_with_1_and_without_a_stack_trace()
    {
        using var folder = new ApplicationFolder();
        await using var shop = StorefrontProcess.Start(folder.Root, "postgres://shop:canary@127.0.0.1:1/shop");

        await EndsAsync(shop, 1, "GDW0404");
    }

    [Fact]
    public async Task An_address_that_is_taken_ends_it_with_1_and_says_how_to_choose_another()
    {
        using var folder = new ApplicationFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var shop = StorefrontProcess.Start(folder.Root, url: $"http://{listener.LocalEndpoint}");

        Assert.Equal(1, await shop.EndAsync());

        Assert.Contains("--urls", shop.Output, StringComparison.Ordinal);
    }

    /// <summary>It ends, says why, and repeats neither the password nor a stack.</summary>
    static async Task EndsAsync(StorefrontProcess shop, int exitCode, string why)
    {
        Assert.Equal(exitCode, await shop.EndAsync());
        Assert.Contains(why, shop.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", shop.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", shop.Output, StringComparison.Ordinal);
    }

    static Task<HttpResponseMessage> OrderAsync(HttpClient client, string quantity, string name, string email) =>
        client.PostAsync(
            "/products/wool-hat/orders",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["quantity"] = quantity,
                    ["name"] = name,
                    ["email"] = email,
                }
            ),
            Token
        );
}
