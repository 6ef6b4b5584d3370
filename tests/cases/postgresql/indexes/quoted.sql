-- Names that need quotes.
-- before
CREATE SCHEMA "Odd"; CREATE TABLE "Odd"."select" ("from" text, "a""b" text);
-- after
CREATE SCHEMA "Odd"; CREATE TABLE "Odd"."select" ("from" text, "a""b" text);
CREATE INDEX "Index, of (all)" ON "Odd"."select" ("from", lower("a""b")) INCLUDE ("a""b");
-- plan
CREATE INDEX CONCURRENTLY "Index, of (all)" ON "Odd"."select" ("from", lower("a""b")) INCLUDE ("a""b");
