-- Several changes of one table are one rebuild.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '' CHECK (length(name) < 100),
    email TEXT UNIQUE,
    born TEXT DEFAULT CURRENT_DATE
);
-- plan
CREATE TABLE users_new (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '' CHECK (length(name) < 100),
    email TEXT UNIQUE,
    born TEXT DEFAULT CURRENT_DATE
);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
-- hazard: lite-add-check-scan: all rows of users are read; those that break it fail the migration.
INSERT INTO users_new (id, name) SELECT id, coalesce(name, '') FROM users;

-- hazard: drop-column: the values of users.age are lost.
DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
