-- What the shop sells. A slug is what a product is called in a URL.
CREATE TABLE products (
    id integer PRIMARY KEY,
    name text NOT NULL,
    description text NOT NULL,
    price_cents integer NOT NULL CHECK (price_cents >= 0),
    stock integer NOT NULL CHECK (stock >= 0),
    slug text
) STRICT;

CREATE UNIQUE INDEX products_slug ON products (slug);

-- Every change of the stock is kept.
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
