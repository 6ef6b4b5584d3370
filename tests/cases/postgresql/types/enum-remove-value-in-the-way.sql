-- Views, checks, functions, policies and partial indexes on the type make way and come back.

-- plan of: >= 16
-- before
CREATE TYPE state AS ENUM ('draft', 'open', 'closed', 'lost');
CREATE TABLE ticket (
    id int PRIMARY KEY,
    state state NOT NULL DEFAULT 'draft',
    CONSTRAINT ticket_known CHECK (state <> 'lost' OR id > 0)
);
CREATE INDEX ticket_open_idx ON ticket (id) WHERE state = 'open';
CREATE VIEW open_ticket AS SELECT id FROM ticket WHERE state = 'open';
CREATE FUNCTION is_open(s state) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT s = ''open''';
CREATE VIEW stated AS SELECT id, is_open(state) AS open FROM ticket;
ALTER TABLE ticket ENABLE ROW LEVEL SECURITY;
CREATE POLICY only_open ON ticket USING (state = 'open');

-- after
CREATE TYPE state AS ENUM ('draft', 'open', 'closed');
CREATE TABLE ticket (
    id int PRIMARY KEY,
    state state NOT NULL DEFAULT 'draft',
    CONSTRAINT ticket_known CHECK (state <> 'closed' OR id > 0)
);
CREATE INDEX ticket_open_idx ON ticket (id) WHERE state = 'open';
CREATE VIEW open_ticket AS SELECT id FROM ticket WHERE state = 'open';
CREATE FUNCTION is_open(s state) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT s = ''open''';
CREATE VIEW stated AS SELECT id, is_open(state) AS open FROM ticket;
ALTER TABLE ticket ENABLE ROW LEVEL SECURITY;
CREATE POLICY only_open ON ticket USING (state = 'open');

-- plan
-- hazard: policy-absent: Until it is back, which takes another transaction, rows are shown and written as the other policies say.
DROP POLICY only_open ON public.ticket;

DROP VIEW public.open_ticket;

DROP VIEW public.stated;

DROP FUNCTION public.is_open(public.state);

ALTER TABLE public.ticket DROP CONSTRAINT ticket_known;

DROP INDEX CONCURRENTLY public.ticket_open_idx;

ALTER TYPE public.state RENAME TO state_old;

CREATE TYPE public.state AS ENUM ('draft', 'open', 'closed');

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with 'lost' make the statement fail.
ALTER TABLE public.ticket
    ALTER COLUMN state DROP DEFAULT,
    ALTER COLUMN state TYPE public.state USING state::text::public.state,
    ALTER COLUMN state SET DEFAULT 'draft'::public.state;

ALTER TABLE public.ticket ADD CONSTRAINT ticket_known CHECK (state <> 'closed'::public.state OR id > 0) NOT VALID;

CREATE VIEW public.open_ticket AS
SELECT id
   FROM public.ticket
  WHERE (state = 'open'::public.state);

CREATE FUNCTION public.is_open(s public.state)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT s = 'open'$$;

CREATE VIEW public.stated AS
SELECT id,
    public.is_open(state) AS open
   FROM public.ticket;

CREATE POLICY only_open ON public.ticket USING ((state = 'open'::public.state));

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.ticket break the condition.
ALTER TABLE public.ticket VALIDATE CONSTRAINT ticket_known;

CREATE INDEX CONCURRENTLY ticket_open_idx ON public.ticket (id) WHERE state = 'open'::public.state;

DROP TYPE public.state_old;
