-- A full-text index over another table is built anew.
-- before
CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE VIRTUAL TABLE found USING fts5(body, content = 'notes', content_rowid = 'id');
-- after
CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE VIRTUAL TABLE found USING fts5(title, body, content = 'notes', content_rowid = 'id');
-- plan
DROP TABLE found;

CREATE VIRTUAL TABLE found USING fts5(title, body, content = 'notes', content_rowid = 'id');

-- Indexes the rows that are there.
INSERT INTO found (found) VALUES ('rebuild');
