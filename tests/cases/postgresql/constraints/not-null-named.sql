-- A NOT NULL with a name of its own.
-- version: >= 18
-- before
CREATE TABLE users (id integer, email text);
-- after
CREATE TABLE users (id integer CONSTRAINT id_there NOT NULL, email text);
ALTER TABLE users ADD CONSTRAINT mail_soon NOT NULL email NOT VALID;
-- plan
ALTER TABLE public.users ADD CONSTRAINT id_there NOT NULL id NOT VALID;

-- godwit: commit
-- hazard: not-null-may-fail: It fails where id has no value.
ALTER TABLE public.users VALIDATE CONSTRAINT id_there;

ALTER TABLE public.users ADD CONSTRAINT mail_soon NOT NULL email NOT VALID;
