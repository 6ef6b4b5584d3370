namespace Storefront.Pages;

/// <summary>One product and the form to order it.</summary>
static class ProductPage
{
    public static Html Render(Product product, OrderForm form) =>
        Layout.Render(
            product.Name,
            $"""
            <article class="narrow hue{product.Id % 7}">
              <p><a href="/">← All products</a></p>
              <div class="tile" aria-hidden="true">{product.Name[..1]}</div>
              <h1>{product.Name}</h1>
              <p>{product.Description}</p>
              <p class="row"><strong>{Layout.Money(product.PriceInCents)}</strong> {HomePage.Stock(product)} {Sold(
                product
            )}</p>
            {(product.Stock > 0 ? Form(product, form) : SoldOut)}
            </article>
            """
        );

    static Html SoldOut => $"<p>This is sold out; look in again after the next tide.</p>";

    static Html Sold(Product product) => product.Sold > 0 ? $"<small>{product.Sold} sold so far</small>" : Html.Empty;

    static Html Form(Product product, OrderForm form) =>
        $"""
              <form method="post" action="/products/{product.Slug}/orders">
                <h2>Order</h2>
            {Field(
                "quantity",
                "Pieces",
                form.Quantity,
                form.QuantityError,
                $"""type="number" min="1" max="{OrderForm.MostOf(product)}" """
            )}
            {Field("name", "Your name", form.Name, form.NameError, $"""autocomplete="name" maxlength="100" """)}
            {Field(
                "email",
                "E-mail",
                form.Email,
                form.EmailError,
                $"""type="email" autocomplete="email" maxlength="254" """
            )}
                <button>Order</button>
              </form>
            """;

    static Html Field(string id, string label, string value, string? error, Html attributes) =>
        $"""
                <div class="field">
                  <label for="{id}">{label}</label>
                  <input id="{id}" name="{id}" value="{value}" required {attributes}{(
                error is null ? Html.Empty : $"""aria-invalid="true" aria-describedby="{id}-error" """
            )}>
                  {(error is null ? Html.Empty : $"""<p class="error" id="{id}-error">{error}</p>""")}
                </div>
            """;
}
