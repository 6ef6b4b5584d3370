-- Views and triggers keep their text while a column goes.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v AS SELECT name FROM users;
CREATE TRIGGER t AFTER INSERT ON users BEGIN UPDATE users SET name = 'x' WHERE id = NEW.id; END;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW v AS SELECT name FROM users;
CREATE TRIGGER t AFTER INSERT ON users BEGIN UPDATE users SET name = 'x' WHERE id = NEW.id; END;
-- plan
-- Views and triggers stay as they are meanwhile.
PRAGMA legacy_alter_table = ON;

-- hazard: drop-column: the values of users.age are lost.
-- hazard: lite-drop-column: all rows of users are written anew; nobody else can write meanwhile.
ALTER TABLE users DROP COLUMN age;

PRAGMA legacy_alter_table = OFF;
