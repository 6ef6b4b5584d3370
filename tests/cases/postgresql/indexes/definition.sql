-- Everything that an index can say: order, operator classes, collations, expressions, included columns,
-- storage parameters, a condition.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_all ON users USING btree (lower(name) text_pattern_ops DESC NULLS LAST, email COLLATE "C", (age + 1))
    INCLUDE (id, created) WITH (fillfactor = 70, deduplicate_items = off) WHERE age > 18 AND email IS NOT NULL;
CREATE INDEX users_hash ON users USING hash (email);
CREATE INDEX users_brin ON users USING brin (created) WITH (pages_per_range = 64, autosummarize = on);
-- plan
CREATE INDEX CONCURRENTLY users_all ON public.users (lower(name) text_pattern_ops DESC NULLS LAST, email COLLATE "C", (age + 1)) INCLUDE (id, created) WITH (deduplicate_items = off, fillfactor = 70) WHERE age > 18 AND email IS NOT NULL;

CREATE INDEX CONCURRENTLY users_brin ON public.users USING brin (created) WITH (autosummarize = on, pages_per_range = 64);

CREATE INDEX CONCURRENTLY users_hash ON public.users USING hash (email);
