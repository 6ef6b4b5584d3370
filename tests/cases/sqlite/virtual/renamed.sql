-- A full-text index gets another name.
-- rename: virtual table notes to texts
-- before
CREATE VIRTUAL TABLE notes USING fts5(title, body);
-- after
CREATE VIRTUAL TABLE texts USING fts5(title, body);
-- plan
ALTER TABLE notes RENAME TO texts;
