using System.Globalization;

namespace Storefront.Pages;

static class Layout
{
    public static Html Render(string title, Html main) =>
        $"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>{title} · Mudflat</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="/shop.css">
            </head>
            <body>
              <a class="skip" href="#main">Skip to the content</a>
              <header class="top">
                <a class="brand" href="/">Mudflat</a>
                <p>Everything for a day among waders</p>
                <a class="aside" href="/#database">What was migrated</a>
              </header>
              <main id="main">
            {main}
              </main>
              <footer>A sample shop. Nothing is shipped, nobody is charged.</footer>
            </body>
            </html>

            """;

    public static Html NotFound() => Message("There is nothing here", "The page may have flown south.");

    public static Html Failed() =>
        Message(
            "That did not work",
            "The shop could not do this just now. Nothing was ordered; please try again later."
        );

    static Html Message(string title, string text) =>
        Render(
            title,
            $"""
            <section class="narrow">
              <h1>{title}</h1>
              <p>{text} <a href="/">Back to the shop</a></p>
            </section>
            """
        );

    public static string Money(long cents) => string.Create(CultureInfo.InvariantCulture, $"€ {cents / 100m:0.00}");

    public static Html Time(DateTimeOffset time) =>
        $"""<time datetime="{Text(time, "yyyy-MM-ddTHH:mm:ssZ")}">{Text(time, "yyyy-MM-dd HH:mm:ss")}</time>""";

    static string Text(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
