-- A collation gets another provider.

-- before
CREATE COLLATION spoken (LOCALE = 'C');

-- after
CREATE COLLATION spoken (PROVIDER = icu, LOCALE = 'de');

-- plan
DROP COLLATION public.spoken;

CREATE COLLATION public.spoken (PROVIDER = icu, LOCALE = 'de');
