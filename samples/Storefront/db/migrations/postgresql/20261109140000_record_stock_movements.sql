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
