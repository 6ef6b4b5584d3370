-- Labels are added in place, each where it belongs. The way back takes a new type.

-- before
CREATE TYPE mood AS ENUM ('ok');

-- after
CREATE TYPE mood AS ENUM ('awful', 'sad', 'ok', 'good', 'great');

-- plan
