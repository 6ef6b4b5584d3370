-- A collation changes while a column and an index have it.

-- before
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de');
CREATE DOMAIN word AS text COLLATE german;
CREATE TABLE person (id int PRIMARY KEY, name text COLLATE german, word word);
CREATE INDEX person_name_idx ON person (name);

-- after
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
CREATE DOMAIN word AS text COLLATE german;
CREATE TABLE person (id int PRIMARY KEY, name text COLLATE german, word word);
CREATE INDEX person_name_idx ON person (name);

-- plan
