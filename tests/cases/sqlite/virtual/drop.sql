-- A full-text index goes with its rows.
-- before
CREATE VIRTUAL TABLE notes USING fts5(title, body);
-- after
-- plan
-- hazard: drop-table: all rows of notes are lost.
DROP TABLE notes;
