-- Layout is no difference.
-- before
CREATE VIRTUAL TABLE notes USING fts5(title, body);
-- after
create virtual table notes using FTS5 ( title , body );
-- plan
