-- Tables that refer to each other are created by name.
-- before
-- after
CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b (id));
CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a (id));
-- plan
CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a (id));

CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b (id));
