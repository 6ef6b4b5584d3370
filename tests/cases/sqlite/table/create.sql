-- A table is created with the text that declares it, comments and layout included.
-- before
-- after
CREATE TABLE users (
    id INTEGER PRIMARY KEY, -- the rowid
    /* as shown */ name TEXT NOT NULL DEFAULT 'nobody' COLLATE NOCASE
);
-- plan
CREATE TABLE users (
    id INTEGER PRIMARY KEY, -- the rowid
    /* as shown */ name TEXT NOT NULL DEFAULT 'nobody' COLLATE NOCASE
);
