-- Domains over the type, composite types with it and arrays are carried over too.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN shown_mood AS mood DEFAULT 'ok' CHECK (VALUE <> 'sad');
CREATE TYPE entry AS (day date, mood mood);
CREATE TABLE diary (id int PRIMARY KEY, shown shown_mood, entry entry, entries entry[], moods mood[] DEFAULT '{ok}');

-- after
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN shown_mood AS mood DEFAULT 'ok' CHECK (VALUE <> 'sad');
CREATE TYPE entry AS (day date, mood mood);
CREATE TABLE diary (id int PRIMARY KEY, shown shown_mood, entry entry, entries entry[], moods mood[] DEFAULT '{ok}');

-- plan
