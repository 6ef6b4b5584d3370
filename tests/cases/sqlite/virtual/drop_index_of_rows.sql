-- A full-text index over another table has no rows of its own.
-- before
CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE found USING fts5(body, content = 'notes', content_rowid = 'id');
-- after
CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);
-- plan
DROP TABLE found;
