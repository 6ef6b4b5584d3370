-- A counter that is ahead of the rows stays so.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, age TEXT);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, age TEXT);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DELETE FROM sqlite_sequence WHERE name = 'users_new';

INSERT INTO sqlite_sequence (name, seq) SELECT 'users_new', seq FROM sqlite_sequence WHERE name = 'users';

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
