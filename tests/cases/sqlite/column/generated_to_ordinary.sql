-- A generated column becomes an ordinary one and keeps its values.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, shown AS (upper(name)) STORED);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, shown);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, shown);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age, shown) SELECT id, name, age, shown FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
