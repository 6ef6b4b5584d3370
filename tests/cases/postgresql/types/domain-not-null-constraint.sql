-- The NOT NULL of a domain has a name of its own.
-- version: >= 17

-- before
CREATE DOMAIN word AS text CONSTRAINT filled NOT NULL;

-- after
CREATE DOMAIN word AS text CONSTRAINT always_filled NOT NULL;

-- plan
ALTER DOMAIN public.word RENAME CONSTRAINT filled TO always_filled;
