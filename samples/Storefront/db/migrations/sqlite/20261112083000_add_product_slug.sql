-- Addresses such as /products/wool-hat. The next migration fills the column, the one after that makes it unique.
ALTER TABLE products ADD COLUMN slug text;
