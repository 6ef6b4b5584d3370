-- godwit: batches of products, 200 ms each, pause 100%
UPDATE products
SET slug = lower(replace(replace(name, ' & ', '-'), ' ', '-'))
WHERE rowid >= $1 AND rowid < $2 AND slug IS NULL;
