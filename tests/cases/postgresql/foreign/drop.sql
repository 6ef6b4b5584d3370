-- Wrapper, server and table are dropped.

-- before
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE f (id int) SERVER s;

-- after


-- plan
DROP FOREIGN TABLE public.f;

DROP SERVER s;

DROP FOREIGN DATA WRAPPER w;
