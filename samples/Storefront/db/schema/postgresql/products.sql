-- What the shop sells. A slug is what a product is called in a URL.
CREATE TABLE products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    description text NOT NULL,
    price_cents integer NOT NULL CHECK (price_cents >= 0),
    stock integer NOT NULL CHECK (stock >= 0),
    slug text CONSTRAINT products_slug_present CHECK (slug IS NOT NULL)
);

CREATE UNIQUE INDEX products_slug ON products (slug);

-- Every change of the stock is kept.
CREATE TABLE stock_movements (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES products (id),
    change integer NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION record_stock_movement() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stock_movements (product_id, change) VALUES (new.id, new.stock - old.stock);
    RETURN NULL;
END;
$$;

CREATE TRIGGER products_stock_moved
AFTER UPDATE OF stock ON products
FOR EACH ROW
WHEN (new.stock <> old.stock)
EXECUTE FUNCTION record_stock_movement();
