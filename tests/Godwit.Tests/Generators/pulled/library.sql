CREATE TABLE authors ( -- who writes
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given again
    -- as it stands on the cover,
    -- not in the passport
    name TEXT NOT NULL UNIQUE, /* not checked */
    born INT,
    rank NUMERIC DEFAULT (1 + 2),
    note,
    CHECK (length(name) > 1 AND name NOT LIKE '%"%')
);
CREATE TABLE books (
    Isbn TEXT PRIMARY KEY,
    author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    title TEXT COLLATE NOCASE,
    cover BLOB DEFAULT x'00',
    state TEXT DEFAULT "new",
    at TEXT DEFAULT CURRENT_TIMESTAMP NOT NULL,
    decade INTEGER GENERATED ALWAYS AS (length(title) * 2) STORED,
    CONSTRAINT long_title CHECK (length(title) < 200)
) STRICT;
CREATE TABLE "book" (id INTEGER NOT NULL PRIMARY KEY, book TEXT, Name TEXT, name_ TEXT, "to string" TEXT);
CREATE TABLE shelves (
    a TEXT NOT NULL,
    b INTEGER NOT NULL DEFAULT -1,
    parent TEXT REFERENCES shelves,
    CONSTRAINT shelves_key PRIMARY KEY (a, b),
    CONSTRAINT other UNIQUE (b, a)
) WITHOUT ROWID;
CREATE TABLE odd (a TEXT COLLATE NOCASE, b REAL, PRIMARY KEY (a, b DESC));
CREATE UNIQUE INDEX books_of_author ON books (author_id, lower(title), at DESC) WHERE state <> 'gone';
CREATE INDEX books_at_idx ON books (at);
CREATE VIEW titles AS SELECT title FROM books;
CREATE TRIGGER trim_names AFTER INSERT ON authors BEGIN UPDATE authors SET name = trim(name) WHERE id = new.id; END;
CREATE VIRTUAL TABLE texts USING fts5(body);
