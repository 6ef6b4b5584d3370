-- Collations of both providers.

-- before

-- after
CREATE COLLATION plain (LOCALE = 'C');
CREATE COLLATION mixed (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION "German phone" (PROVIDER = icu, LOCALE = 'de-u-co-phonebk', DETERMINISTIC = false);

-- plan
CREATE COLLATION public."German phone" (
    PROVIDER = icu,
    LOCALE = 'de-u-co-phonebk',
    DETERMINISTIC = false
);

CREATE COLLATION public.mixed (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');

CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'C');
