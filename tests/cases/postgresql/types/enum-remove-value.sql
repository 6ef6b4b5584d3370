-- A label goes: the column is carried over to a new type, its default and indexes stay.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok');
CREATE INDEX person_mood_idx ON person (mood);

-- after
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE person (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok');
CREATE INDEX person_mood_idx ON person (mood);

-- plan
