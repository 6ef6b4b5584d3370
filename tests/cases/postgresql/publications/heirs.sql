-- A table is published without its heirs, and another one with them.

-- before
CREATE TABLE alone (id int PRIMARY KEY);
CREATE TABLE joined (id int PRIMARY KEY);
CREATE TABLE joined_heir () INHERITS (joined);
CREATE PUBLICATION wide FOR TABLE ONLY joined;

-- after
CREATE TABLE alone (id int PRIMARY KEY);
CREATE PUBLICATION news FOR TABLE alone;
CREATE TABLE alone_heir () INHERITS (alone);
CREATE TABLE joined (id int PRIMARY KEY);
CREATE TABLE joined_heir () INHERITS (joined);
CREATE PUBLICATION wide FOR TABLE joined;

-- plan
CREATE TABLE public.alone_heir ()
INHERITS (public.alone);

CREATE PUBLICATION news FOR TABLE ONLY public.alone WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = false);

ALTER PUBLICATION wide SET TABLE ONLY public.joined, public.joined_heir;
