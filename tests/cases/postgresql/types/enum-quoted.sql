-- Names and labels that need quotes.

-- before
CREATE SCHEMA "My schema";
CREATE TYPE "My schema"."My ""type" AS ENUM ('a''b');

-- after
CREATE SCHEMA "My schema";
CREATE TYPE "My schema"."My ""type" AS ENUM ('-- no', 'a''b', '/* c', E'd\\e');

-- plan
