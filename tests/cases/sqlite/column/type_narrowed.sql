-- Text becomes a number where it looks like one.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name INTEGER, age INTEGER);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name INTEGER, age INTEGER);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
-- hazard: narrowing: users.name: text that looks like a number becomes one ('007' becomes 7).
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
