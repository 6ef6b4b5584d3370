-- A full-text index is created.
-- before
-- after
CREATE VIRTUAL TABLE notes USING fts5(title, body, tokenize = 'porter');
-- plan
CREATE VIRTUAL TABLE notes USING fts5(title, body, tokenize = 'porter');
