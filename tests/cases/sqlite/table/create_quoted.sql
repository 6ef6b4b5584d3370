-- Names that are keywords or hold blanks keep their quotes.
-- before
-- after
CREATE TABLE "order" ("from" TEXT, [two words] TEXT, `it's` TEXT);
CREATE INDEX "index" ON "order" ("two words");
-- plan
CREATE TABLE "order" ("from" TEXT, [two words] TEXT, `it's` TEXT);

CREATE INDEX "index" ON "order" ("two words");
