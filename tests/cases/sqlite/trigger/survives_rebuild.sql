-- Triggers of a rebuilt table are created again; those of others stay.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE t (a);
CREATE TRIGGER log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name BEGIN INSERT INTO users (name) VALUES ('a'); UPDATE users SET age = 1 WHERE id = NEW.id; END;
CREATE TRIGGER other AFTER INSERT ON t BEGIN DELETE FROM users; END;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age TEXT);
CREATE TABLE t (a);
CREATE TRIGGER log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name BEGIN INSERT INTO users (name) VALUES ('a'); UPDATE users SET age = 1 WHERE id = NEW.id; END;
CREATE TRIGGER other AFTER INSERT ON t BEGIN DELETE FROM users; END;
-- plan
-- Views and triggers stay as they are meanwhile.
PRAGMA legacy_alter_table = ON;

CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age TEXT);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;

PRAGMA legacy_alter_table = OFF;

CREATE TRIGGER log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name BEGIN INSERT INTO users (name) VALUES ('a'); UPDATE users SET age = 1 WHERE id = NEW.id; END;
