-- The conflict clause of NOT NULL changes; no row is dropped in silence.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL ON CONFLICT IGNORE, age INTEGER);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL ON CONFLICT IGNORE, age INTEGER);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT OR ABORT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
