-- A table is created with its columns.
-- before
-- after
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY NOT NULL, name text DEFAULT 'x' NOT NULL, "Odd name" varchar(10) COLLATE "C");
-- plan
CREATE TABLE public.users (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    name text DEFAULT 'x'::text NOT NULL,
    "Odd name" character varying(10) COLLATE pg_catalog."C"
);
