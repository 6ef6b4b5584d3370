using System.Data.Common;
using System.Security.Cryptography;

namespace Storefront;

sealed record Product(long Id, string Slug, string Name, string Description, int PriceInCents, int Stock, long Sold);

sealed record Order(
    string Reference,
    string Recipient,
    DateTimeOffset PlacedAt,
    long TotalInCents,
    IReadOnlyList<OrderLine> Lines
);

sealed record OrderLine(string Product, int Quantity, int UnitPriceInCents);

/// <summary>The shop's queries: plain ADO.NET, the same SQL on both engines.</summary>
sealed class Shop(DbDataSource dataSource)
{
    const string Products = """
        SELECT p.id, p.slug, p.name, p.description, p.price_cents, p.stock, s.sold
        FROM products AS p
        JOIN product_sales AS s ON s.product_id = p.id
        """;

    static readonly string[] WriteOrder =
    [
        "INSERT INTO customers (email) VALUES (@email) ON CONFLICT (email) DO NOTHING",
        """
            INSERT INTO orders (reference, customer_id, recipient)
            SELECT @reference, id, @recipient FROM customers WHERE email = @email
            """,
        """
            INSERT INTO order_lines (order_id, product_id, quantity, unit_price_cents)
            SELECT o.id, p.id, @quantity, p.price_cents FROM orders AS o CROSS JOIN products AS p
            WHERE o.reference = @reference AND p.id = @product
            """,
    ];

    public async Task<IReadOnlyList<Product>> ListProductsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QueryAsync($"{Products} ORDER BY p.name", ReadProduct, cancellationToken);
    }

    public async Task<Product?> FindProductAsync(string slug, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var found = await connection.QueryAsync(
            $"{Products} WHERE p.slug = @slug",
            ReadProduct,
            cancellationToken,
            ("@slug", slug)
        );
        return found.SingleOrDefault();
    }

    /// <summary>
    /// Takes the goods from the shelf and writes the order; returns its reference, or nothing where the stock does not
    /// suffice.
    /// </summary>
    public async Task<string?> PlaceOrderAsync(OrderRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The condition stands in the UPDATE: two customers who want the last piece are told apart by the row's lock.
        var taken = await connection.ExecuteAsync(
            "UPDATE products SET stock = stock - @quantity WHERE id = @product AND stock >= @quantity",
            transaction,
            cancellationToken,
            ("@quantity", request.Quantity),
            ("@product", request.Product.Id)
        );
        if (taken == 0)
            return null;
        var reference = await WriteOrderAsync(connection, transaction, request, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return reference;
    }

    static async Task<string> WriteOrderAsync(
        DbConnection connection,
        DbTransaction transaction,
        OrderRequest request,
        CancellationToken cancellationToken
    )
    {
        // Whoever knows the reference sees the order, so it cannot be guessed.
        var reference = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        foreach (var statement in WriteOrder)
        {
            await connection.ExecuteAsync(
                statement,
                transaction,
                cancellationToken,
                ("@reference", reference),
                ("@recipient", request.Name),
                ("@email", request.Email),
                ("@product", request.Product.Id),
                ("@quantity", request.Quantity)
            );
        }
        return reference;
    }

    public async Task<Order?> FindOrderAsync(string reference, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var lines = await connection.QueryAsync(
            """
            SELECT p.name, l.quantity, l.unit_price_cents
            FROM order_lines AS l
            JOIN orders AS o ON o.id = l.order_id
            JOIN products AS p ON p.id = l.product_id
            WHERE o.reference = @reference
            ORDER BY p.name
            """,
            static row => new OrderLine(row.GetString(0), row.GetInt32(1), row.GetInt32(2)),
            cancellationToken,
            ("@reference", reference)
        );
        var orders = await connection.QueryAsync(
            """
            SELECT o.reference, o.recipient, o.placed_at, t.total_cents
            FROM orders AS o
            JOIN order_totals AS t ON t.order_id = o.id
            WHERE o.reference = @reference
            """,
            row => new Order(
                row.GetString(0),
                row.GetString(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetInt64(3),
                lines
            ),
            cancellationToken,
            ("@reference", reference)
        );
        return orders.SingleOrDefault();
    }

    static Product ReadProduct(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.GetInt32(4),
            row.GetInt32(5),
            row.GetInt64(6)
        );
}
