-- A trigger changes.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TRIGGER log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name BEGIN INSERT INTO users (name) VALUES ('a'); UPDATE users SET age = 1 WHERE id = NEW.id; END;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TRIGGER log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name BEGIN INSERT INTO users (name) VALUES ('b'); UPDATE users SET age = 1 WHERE id = NEW.id; END;
-- plan
DROP TRIGGER log;

CREATE TRIGGER log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name BEGIN INSERT INTO users (name) VALUES ('b'); UPDATE users SET age = 1 WHERE id = NEW.id; END;
