-- A view of a full-text index keeps its text.
-- before
CREATE VIRTUAL TABLE notes USING fts5(title, body);
CREATE VIEW v AS SELECT title FROM notes;
-- after
CREATE VIRTUAL TABLE notes USING fts5(title, body, tags);
CREATE VIEW v AS SELECT title FROM notes;
-- plan
-- Views and triggers stay as they are meanwhile.
PRAGMA legacy_alter_table = ON;

CREATE VIRTUAL TABLE notes_new USING fts5(title, body, tags);

-- hazard: lite-rebuild: all rows of notes are written anew; nobody else can write meanwhile.
INSERT INTO notes_new (rowid, title, body) SELECT rowid, title, body FROM notes;

DROP TABLE notes;

ALTER TABLE notes_new RENAME TO notes;

PRAGMA legacy_alter_table = OFF;
