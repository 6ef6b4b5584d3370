-- Tables are dropped before those that they refer to: DROP TABLE deletes the rows first.
-- before
CREATE TABLE people (id INTEGER PRIMARY KEY);
CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE);
-- after
-- plan
-- hazard: drop-table: all rows of books are lost.
DROP TABLE books;

-- hazard: drop-table: all rows of people are lost.
DROP TABLE people;
