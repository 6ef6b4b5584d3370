-- The case of a name changes; the rows stay.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE Users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- plan
CREATE TABLE Users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);

-- hazard: lite-rebuild: all rows of Users are written anew; nobody else can write meanwhile.
INSERT INTO Users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE Users_new RENAME TO Users;
