-- A full-text index over another table indexes the rows that are there.
-- before
CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);
-- after
CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE found USING fts5(body, content = 'notes', content_rowid = 'id');
-- plan
CREATE VIRTUAL TABLE found USING fts5(body, content = 'notes', content_rowid = 'id');

-- Indexes the rows that are there.
INSERT INTO found (found) VALUES ('rebuild');
