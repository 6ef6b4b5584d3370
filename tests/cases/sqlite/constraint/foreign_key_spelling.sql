-- NO ACTION, NOT DEFERRABLE and the place of a foreign key say nothing.
-- before
CREATE TABLE parents (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id));
-- after
CREATE TABLE parents (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER, FOREIGN KEY (parent) REFERENCES "parents" ("id") ON DELETE NO ACTION NOT DEFERRABLE);
-- plan
