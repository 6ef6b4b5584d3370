-- A table that others refer to goes in the step that rebuilds them.
-- before
CREATE TABLE people (id INTEGER PRIMARY KEY);
CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER REFERENCES people (id) ON DELETE CASCADE);
-- after
CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER);
-- plan
-- hazard: drop-table: all rows of people are lost.
DROP TABLE people;

CREATE TABLE books_new (id INTEGER PRIMARY KEY, author INTEGER);

-- hazard: lite-rebuild: all rows of books are written anew; nobody else can write meanwhile.
INSERT INTO books_new (id, author) SELECT id, author FROM books;

DROP TABLE books;

ALTER TABLE books_new RENAME TO books;
