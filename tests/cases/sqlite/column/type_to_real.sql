-- Integers become floating.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age REAL);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age REAL);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
-- hazard: narrowing: users.age: integers beyond 9007199254740992 lose digits.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
