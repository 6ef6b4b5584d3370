using System.Globalization;

namespace Storefront.Pages;

/// <summary>The products, and beside them what became of the database.</summary>
static class HomePage
{
    public static Html Render(IReadOnlyList<Product> products, MigrateResult migrated, MigrationStatus status) =>
        Layout.Render(
            "Shop",
            $"""
            <div class="columns">
            <section aria-labelledby="products">
              <h1 id="products">In the shop today</h1>
              <ul class="products">
            {products.Select(Card)}
              </ul>
            </section>
            <aside aria-labelledby="database">
              <h2 id="database">The database</h2>
            {Start(migrated)}
            {History(status)}
            </aside>
            </div>
            """
        );

    static Html Card(Product product) =>
        $"""
                <li class="card hue{product.Id % 7}">
                  <div class="tile" aria-hidden="true">{product.Name[..1]}</div>
                  <h2><a href="/products/{product.Slug}">{product.Name}</a></h2>
                  <p>{product.Description}</p>
                  <p class="row"><strong>{Layout.Money(product.PriceInCents)}</strong> {Stock(product)}</p>
                </li>

            """;

    public static Html Stock(Product product) =>
        product.Stock switch
        {
            0 => $"""<span class="badge out">Sold out</span>""",
            <= 5 => $"""<span class="badge few">Only {product.Stock} left</span>""",
            _ => $"""<span class="badge">{product.Stock} in stock</span>""",
        };

    static Html Start(MigrateResult migrated)
    {
        if (migrated.Applied.Count == 0)
            return $"""
                  <p class="start">Nothing was pending at this start: one query, {Milliseconds(
                    migrated.Duration
                )} ms.</p>
                """;
        return $"""
              <div class="start">
                <p>This start applied <strong>{Count(migrated.Applied.Count)}</strong> in
                {Milliseconds(migrated.Duration)} ms, before the shop opened.</p>
                <ol>
            {migrated.Applied.Select(Applied)}
                </ol>
              </div>
            """;
    }

    static Html Applied(AppliedMigration migration) =>
        $"""
                  <li>{Words(migration.Name)} <small>{Milliseconds(migration.Duration)} ms</small></li>

            """;

    static Html History(MigrationStatus status) =>
        $"""
              <table>
                <caption>History, newest first</caption>
                <thead>
                  <tr><th scope="col">Version</th><th scope="col">Migration</th><th scope="col">Applied (UTC)</th></tr>
                </thead>
                <tbody>
            {status.Migrations.Reverse().Select(Row)}
                </tbody>
              </table>
            """;

    static Html Row(MigrationStatusEntry migration) =>
        $"""
                <tr>
                  <td><code>{migration.Version.Text}</code></td>
                  <td>{Words(migration.Name)}</td>
                  <td>{AppliedAt(migration)}</td>
                </tr>

            """;

    static Html AppliedAt(MigrationStatusEntry migration) =>
        migration is { State: MigrationCondition.Applied, AppliedAt: { } time }
            ? Layout.Time(time)
            : Html.Of(migration.State.ToString());

    static string Count(int migrations) => migrations == 1 ? "one migration" : $"{migrations} migrations";

    static string Words(string name) => name.Replace('_', ' ');

    static string Milliseconds(TimeSpan duration) =>
        duration.TotalMilliseconds.ToString(
            duration.TotalMilliseconds < 10 ? "0.0" : "0",
            CultureInfo.InvariantCulture
        );
}
