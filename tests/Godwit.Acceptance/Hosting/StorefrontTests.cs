using System.Net;
using System.Text.RegularExpressions;

namespace Godwit;

public class StorefrontTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryServer]
    public async Task Its_folder_makes_the_schema_that_it_declares(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var sample = Path.Combine(RepositoryFolder.Root, "samples/Storefront");

        var check = await GodwitCli.RunAsync(
            sample,
            "check",
            "--config",
            "godwit.postgresql.json",
            "--scratch",
            database.Url
        );

        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.Contains("ok  the schema source is fully migrated", check.Output, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task Three_that_start_at_once_on_an_empty_database_all_open_and_sell(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        using var folder = new TemporaryFolder();
        await using var one = StorefrontProcess.Start(folder.Path, database.Url);
        await using var two = StorefrontProcess.Start(folder.Path, database.Url);
        await using var three = StorefrontProcess.Start(folder.Path, database.Url);

        var applied = 0;
        foreach (var shop in (StorefrontProcess[])[one, two, three])
        {
            using var client = await shop.ListeningAsync();
            Assert.Equal("Healthy", await client.GetStringAsync("/health", Token));
            Assert.Contains("make slugs unique", await client.GetStringAsync("/", Token), StringComparison.Ordinal);
            using var placed = await OrderAsync(client);
            Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
            var page = await client.GetStringAsync(placed.Headers.Location, Token);
            Assert.Contains("&lt;Ann&gt;", page, StringComparison.Ordinal);
            Assert.Contains("22.00", page, StringComparison.Ordinal);
            applied += Regex.Count(shop.Output, @"Godwit\[3\]");
        }

        Assert.Equal(8, applied);
        Assert.Equal(
            8,
            await database.ScalarAsync<long>("SELECT count(*) FROM godwit_history WHERE state = 'applied'")
        );
        Assert.Equal(3, await database.ScalarAsync<long>("SELECT count(*) FROM stock_movements"));
        Assert.True(
            await database.ScalarAsync<bool>(
                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'products_slug'::regclass"
            )
        );
    }

    static Task<HttpResponseMessage> OrderAsync(HttpClient client) =>
        client.PostAsync(
            "/products/wool-hat/orders",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["quantity"] = "1",
                    ["name"] = "<Ann>",
                    ["email"] = "ann@example.org",
                }
            ),
            Token
        );
}
