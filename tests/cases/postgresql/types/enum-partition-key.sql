-- A table is partitioned by a column of the enum: the type of such a column cannot change.
-- one way

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); CREATE TABLE diary (id int, mood mood) PARTITION BY LIST (mood);

-- after
CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE diary (id int, mood mood) PARTITION BY LIST (mood);

-- plan
-- refused: GDW0808 enum public.mood cannot be changed in place, and no other can take its place: table public.diary is partitioned by mood, whose type cannot change.
-- Write this change by hand: a new column or table that takes over, as `generate --empty` begins it.
