-- Another order takes a new type; no label is lost.

-- before
CREATE TYPE size AS ENUM ('large', 'small', 'medium');
CREATE TABLE shirt (id int PRIMARY KEY, size size, sizes size[]);

-- after
CREATE TYPE size AS ENUM ('small', 'medium', 'large');
CREATE TABLE shirt (id int PRIMARY KEY, size size, sizes size[]);

-- plan
