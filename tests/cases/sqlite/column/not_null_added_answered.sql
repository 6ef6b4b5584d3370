-- The value that was given goes to the rows that have NULL.
-- backfill: users.name='nobody'
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INTEGER);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INTEGER);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age) SELECT id, coalesce(name, 'nobody'), age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
