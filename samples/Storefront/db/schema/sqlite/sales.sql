CREATE VIEW order_totals AS
SELECT
    order_id,
    CAST(sum(quantity) AS bigint) AS pieces,
    CAST(sum(quantity * unit_price_cents) AS bigint) AS total_cents
FROM order_lines
GROUP BY order_id;

CREATE VIEW product_sales AS
SELECT
    p.id AS product_id,
    CAST(coalesce(sum(l.quantity), 0) AS bigint) AS sold
FROM products AS p
LEFT JOIN order_lines AS l ON l.product_id = p.id
GROUP BY p.id;
