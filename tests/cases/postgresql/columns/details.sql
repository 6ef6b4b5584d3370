-- Storage, statistics and options of a column change in place.
-- before
CREATE TABLE users (id int, name text);
-- after
CREATE TABLE users (id int, name text); ALTER TABLE users ALTER name SET STORAGE EXTERNAL; ALTER TABLE users ALTER name SET STATISTICS 7; ALTER TABLE users ALTER id SET (n_distinct = 5);
-- plan
ALTER TABLE public.users ALTER COLUMN id SET (n_distinct=5);

ALTER TABLE public.users ALTER COLUMN name SET STORAGE EXTERNAL;

ALTER TABLE public.users ALTER COLUMN name SET STATISTICS 7;
