-- Partitions change with their parent; a default of their own comes back.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id int, mood mood DEFAULT 'ok') PARTITION BY RANGE (id);
CREATE TABLE person_1 PARTITION OF person FOR VALUES FROM (0) TO (10);
CREATE TABLE person_2 PARTITION OF person (mood DEFAULT 'happy') FOR VALUES FROM (10) TO (20);

-- after
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE person (id int, mood mood DEFAULT 'ok') PARTITION BY RANGE (id);
CREATE TABLE person_1 PARTITION OF person FOR VALUES FROM (0) TO (10);
CREATE TABLE person_2 PARTITION OF person (mood DEFAULT 'happy') FOR VALUES FROM (10) TO (20);

-- plan
