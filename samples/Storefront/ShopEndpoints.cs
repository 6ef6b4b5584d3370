using System.Reflection;
using Storefront.Pages;

namespace Storefront;

static class ShopEndpoints
{
    static readonly string[] Get = [HttpMethods.Get, HttpMethods.Head];

    public static void MapShop(this WebApplication app, MigrateResult migrated)
    {
        app.UseExceptionHandler(failed => failed.Run(Failed.ExecuteAsync));
        app.Use(AddSecurityHeaders);
        app.MapMethods(
            "/",
            Get,
            (Shop shop, Migrator migrator, CancellationToken ct) => HomeAsync(shop, migrator, migrated, ct)
        );
        app.MapMethods("/products/{slug}", Get, ShowProductAsync);
        app.MapPost("/products/{slug}/orders", OrderAsync).AddEndpointFilter(RefuseOtherSites).DisableAntiforgery();
        app.MapMethods("/orders/{reference}", Get, ShowOrderAsync);
        var style = ReadStyle();
        app.MapMethods("/shop.css", Get, () => Results.Text(style, "text/css; charset=utf-8"));
        app.MapMethods("/{*path}", Get, () => NotFound());
    }

    static async Task<IResult> HomeAsync(
        Shop shop,
        Migrator migrator,
        MigrateResult migrated,
        CancellationToken cancellationToken
    )
    {
        var products = await shop.ListProductsAsync(cancellationToken);
        var status = await migrator.GetStatusAsync(cancellationToken);
        return HomePage.Render(products, migrated, status);
    }

    static async Task<IResult> ShowProductAsync(string slug, Shop shop, CancellationToken cancellationToken) =>
        await shop.FindProductAsync(slug, cancellationToken) is { } product
            ? ProductPage.Render(product, OrderForm.Blank)
            : NotFound();

    static async Task<IResult> OrderAsync(
        string slug,
        IFormCollection sent,
        Shop shop,
        CancellationToken cancellationToken
    )
    {
        if (await shop.FindProductAsync(slug, cancellationToken) is not { } product)
            return NotFound();
        var (request, form) = OrderForm.From(sent).Check(product);
        if (request is null)
            return new Page(ProductPage.Render(product, form), StatusCodes.Status422UnprocessableEntity);
        var reference = await shop.PlaceOrderAsync(request, cancellationToken);
        return reference is null
            ? new Page(
                ProductPage.Render(
                    product,
                    form with
                    {
                        QuantityError = "Somebody was faster: there are not that many left.",
                    }
                ),
                StatusCodes.Status409Conflict
            )
            : new SeeOther($"/orders/{reference}");
    }

    static async Task<IResult> ShowOrderAsync(string reference, Shop shop, CancellationToken cancellationToken) =>
        await shop.FindOrderAsync(reference, cancellationToken) is { } order ? OrderPage.Render(order) : NotFound();

    static Page Failed => new(Layout.Failed(), StatusCodes.Status500InternalServerError);

    static Page NotFound() => new(Layout.NotFound(), StatusCodes.Status404NotFound);

    /// <summary>
    /// No antiforgery token: the shop knows no sign-in and no cookie, so a forged request can do nothing that its
    /// author could not do directly. Browsers say where a request comes from all the same, and that keeps out other
    /// sites at no cost.
    /// </summary>
    static ValueTask<object?> RefuseOtherSites(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            ? next(context)
            : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden));

    static Task AddSecurityHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next(context);
    }

    static string ReadStyle()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("shop.css")
            ?? throw new InvalidOperationException("shop.css is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
