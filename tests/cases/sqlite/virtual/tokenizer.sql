-- A full-text index with another tokenizer is filled anew.
-- before
CREATE VIRTUAL TABLE notes USING fts5(title, body);
-- after
CREATE VIRTUAL TABLE notes USING fts5(title, body, tokenize = trigram);
-- plan
CREATE VIRTUAL TABLE notes_new USING fts5(title, body, tokenize = trigram);

-- hazard: lite-rebuild: all rows of notes are written anew; nobody else can write meanwhile.
INSERT INTO notes_new (rowid, title, body) SELECT rowid, title, body FROM notes;

DROP TABLE notes;

ALTER TABLE notes_new RENAME TO notes;
