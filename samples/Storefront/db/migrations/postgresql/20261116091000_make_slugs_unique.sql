-- Three steps: the index is built while the shop sells, and the check is validated without keeping anybody out.
CREATE UNIQUE INDEX CONCURRENTLY products_slug ON products (slug);

ALTER TABLE products ADD CONSTRAINT products_slug_present CHECK (slug IS NOT NULL) NOT VALID;
-- godwit: commit
ALTER TABLE products VALIDATE CONSTRAINT products_slug_present;
