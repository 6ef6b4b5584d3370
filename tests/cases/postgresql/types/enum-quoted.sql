-- Names and labels that need quotes.

-- before
CREATE SCHEMA "My schema";
CREATE TYPE "My schema"."My ""type" AS ENUM ('a''b');

-- after
CREATE SCHEMA "My schema";
CREATE TYPE "My schema"."My ""type" AS ENUM ('-- no', 'a''b', '/* c', E'd\\e');

-- plan
ALTER TYPE "My schema"."My ""type" ADD VALUE '-- no' BEFORE 'a''b';

ALTER TYPE "My schema"."My ""type" ADD VALUE '/* c';

ALTER TYPE "My schema"."My ""type" ADD VALUE E'd\\e';
