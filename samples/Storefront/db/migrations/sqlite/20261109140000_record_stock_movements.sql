CREATE TABLE stock_movements (
    id integer PRIMARY KEY,
    product_id integer NOT NULL REFERENCES products (id),
    change integer NOT NULL,
    moved_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE TRIGGER products_stock_moved
AFTER UPDATE OF stock ON products
WHEN new.stock <> old.stock
BEGIN
    INSERT INTO stock_movements (product_id, change) VALUES (new.id, new.stock - old.stock);
END;
