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
-- hazard: pg-add-unique: Reads and writes of public.stays wait until its index is built.
-- hazard: unique-may-fail: It fails where rows of public.stays have the same values in (guest, during).
ALTER TABLE public.stays ADD CONSTRAINT stays_guest UNIQUE (guest, during WITHOUT OVERLAPS);

-- hazard: pg-add-primary-key: Reads and writes of public.stays wait until its index is built.
-- hazard: unique-may-fail: It fails where rows of public.stays have the same values in (room, during).
ALTER TABLE public.stays ADD CONSTRAINT stays_pkey PRIMARY KEY (room, during WITHOUT OVERLAPS);

-- godwit: commit
ALTER TABLE public.bookings ADD CONSTRAINT bookings_stay FOREIGN KEY (room, PERIOD during) REFERENCES public.stays (room, PERIOD during) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (room, PERIOD during) has values that public.stays does not have.
ALTER TABLE public.bookings VALIDATE CONSTRAINT bookings_stay;
