-- The schema that every database has can belong to a role of its own, and go back to the owner of the database.
-- version: >= 15
-- before
-- after
ALTER SCHEMA public OWNER TO CURRENT_USER;
-- plan
ALTER SCHEMA public OWNER TO CURRENT_USER;
