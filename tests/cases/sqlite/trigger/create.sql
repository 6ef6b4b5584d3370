-- A trigger is created last.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TRIGGER log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name BEGIN INSERT INTO users (name) VALUES ('a'); UPDATE users SET age = 1 WHERE id = NEW.id; END;
-- plan
CREATE TRIGGER log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name BEGIN INSERT INTO users (name) VALUES ('a'); UPDATE users SET age = 1 WHERE id = NEW.id; END;
