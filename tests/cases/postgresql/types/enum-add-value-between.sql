-- A label between two others is added behind the one before it.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

-- after
CREATE TYPE mood AS ENUM ('sad', 'so so', 'so lala', 'ok', 'happy', 'it''s great');

-- plan
