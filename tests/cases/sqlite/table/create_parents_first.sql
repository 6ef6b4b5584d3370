-- Tables are created behind those that they refer to, then their indexes.
-- before
-- after
CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER NOT NULL REFERENCES people (id));
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE INDEX books_author ON books (author);
-- plan
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER NOT NULL REFERENCES people (id));

CREATE INDEX books_author ON books (author);
