-- Keys over time.
-- version: >= 18
-- before
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room integer, during daterange, guest text);
CREATE TABLE bookings (room integer, during daterange);
-- after
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room integer NOT NULL, during daterange NOT NULL, guest text);
CREATE TABLE bookings (room integer, during daterange);
ALTER TABLE stays ADD CONSTRAINT stays_pkey PRIMARY KEY (room, during WITHOUT OVERLAPS);
ALTER TABLE stays ADD CONSTRAINT stays_guest UNIQUE (guest, during WITHOUT OVERLAPS);
ALTER TABLE bookings ADD CONSTRAINT bookings_stay FOREIGN KEY (room, PERIOD during) REFERENCES stays (room, PERIOD during);
-- plan
