using System.Globalization;

namespace Storefront;

/// <summary>An order as a customer may place it.</summary>
sealed record OrderRequest(Product Product, int Quantity, string Name, string Email);

/// <summary>The order form as it was sent, and what is wrong with it.</summary>
sealed record OrderForm(string Quantity, string Name, string Email)
{
    const int MostPieces = 20;
    const int LongestName = 100;
    const int LongestEmail = 254; // RFC 5321, 4.5.3.1.3

    public static OrderForm Blank { get; } = new("1", "", "");

    public string? QuantityError { get; init; }

    public string? NameError { get; init; }

    public string? EmailError { get; init; }

    public static OrderForm From(IFormCollection form) =>
        new(form["quantity"].ToString().Trim(), form["name"].ToString().Trim(), form["email"].ToString().Trim());

    public static int MostOf(Product product) => Math.Min(MostPieces, product.Stock);

    /// <summary>The order, or nothing and the form with its errors.</summary>
    public (OrderRequest? Request, OrderForm Form) Check(Product product)
    {
        var most = MostOf(product);
        var isNumber = int.TryParse(Quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var quantity);
        var form = this with
        {
            QuantityError =
                isNumber && quantity >= 1 && quantity <= most ? null
                : most == 0 ? "Sold out."
                : $"Choose 1 to {most} pieces.",
            NameError =
                Name.Length is > 0 and <= LongestName && IsPrintable(Name)
                    ? null
                    : "Tell us your name, up to 100 characters.",
            EmailError = IsEmail(Email) ? null : "This does not look like an e-mail address.",
        };
        return form is { QuantityError: null, NameError: null, EmailError: null }
            ? (new(product, quantity, Name, Email.ToLowerInvariant()), form)
            : (null, form);
    }

    static bool IsEmail(string text) =>
        text.Length <= LongestEmail
        && IsPrintable(text)
        && !text.Contains(' ')
        && text.Split('@') is [{ Length: > 0 }, { Length: > 0 }];

    // PostgreSQL stores no U+0000, and no other control character belongs into a name.
    static bool IsPrintable(string text) => !text.Any(char.IsControl);
}
