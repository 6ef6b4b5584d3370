-- All tables change in one transaction; a foreign key between them makes way.

-- before
CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TABLE parent (kind kind PRIMARY KEY);
CREATE TABLE child (id int PRIMARY KEY, kind kind REFERENCES parent, other kind, CHECK (kind < other));

-- after
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE parent (kind kind PRIMARY KEY);
CREATE TABLE child (id int PRIMARY KEY, kind kind REFERENCES parent, other kind, CHECK (kind < other));

-- plan
