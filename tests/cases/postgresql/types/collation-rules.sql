-- Tailoring rules of ICU.
-- version: >= 16

-- before
CREATE COLLATION spoken (PROVIDER = icu, LOCALE = 'de');

-- after
CREATE COLLATION spoken (PROVIDER = icu, LOCALE = 'de', RULES = '& a < g');

-- plan
DROP COLLATION public.spoken;

CREATE COLLATION public.spoken (PROVIDER = icu, LOCALE = 'de', RULES = '& a < g');
