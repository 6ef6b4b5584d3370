namespace Storefront.Pages;

/// <summary>An order that was placed.</summary>
static class OrderPage
{
    public static Html Render(Order order) =>
        Layout.Render(
            "Your order",
            $"""
            <article class="narrow">
              <h1>Thank you, {order.Recipient}!</h1>
              <p>Your order of {Layout.Time(order.PlacedAt)} UTC is written down as <code>{order.Reference}</code>.
              Keep this page's address: it is the only way back to it.</p>
              <table>
                <thead>
                  <tr>
                    <th scope="col">Product</th>
                    <th scope="col" class="number">Pieces</th>
                    <th scope="col" class="number">Each</th>
                  </tr>
                </thead>
                <tbody>
            {order.Lines.Select(Line)}
                </tbody>
                <tfoot><tr><th scope="row" colspan="2">Total</th><td class="number"><strong>{Layout.Money(
                order.TotalInCents
            )}</strong></td></tr></tfoot>
              </table>
              <p><a href="/">← Back to the shop</a></p>
            </article>
            """
        );

    static Html Line(OrderLine line) =>
        $"""
                  <tr><td>{line.Product}</td><td class="number">{line.Quantity}</td><td class="number">{Layout.Money(
                line.UnitPriceInCents
            )}</td></tr>

            """;
}
