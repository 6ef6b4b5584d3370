-- An INTEGER PRIMARY KEY gets the rowids.
-- before
CREATE TABLE notes (text TEXT);
-- after
CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);
-- plan
CREATE TABLE notes_new (id INTEGER PRIMARY KEY, text TEXT);

-- hazard: lite-rebuild: all rows of notes are written anew; nobody else can write meanwhile.
INSERT INTO notes_new (id, text) SELECT rowid, text FROM notes;

DROP TABLE notes;

ALTER TABLE notes_new RENAME TO notes;
