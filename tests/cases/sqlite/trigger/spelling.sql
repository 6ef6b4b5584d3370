-- Layout and case of keywords are no differences.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TRIGGER log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name BEGIN INSERT INTO users (name) VALUES ('a'); UPDATE users SET age = 1 WHERE id = NEW.id; END;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
create trigger log AFTER UPDATE OF name ON users WHEN OLD.name <> NEW.name begin -- note
 INSERT INTO users (name) VALUES ('a'); UPDATE users SET age = 1 WHERE id = NEW.id; end;
-- plan
