-- Views, checks, functions, policies and partial indexes on the type make way and come back.

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
