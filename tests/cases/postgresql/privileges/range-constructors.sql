-- The constructors of a range type have privileges, which default privileges give to new ones.

-- before
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor;
CREATE TYPE span AS RANGE (SUBTYPE = int);
GRANT EXECUTE ON FUNCTION span(int, int) TO pg_signal_backend;

-- after
CREATE TYPE span AS RANGE (SUBTYPE = int);
CREATE TYPE period AS RANGE (SUBTYPE = date);
REVOKE ALL ON FUNCTION period(date, date, text) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor;

-- plan
CREATE TYPE public.period AS RANGE (SUBTYPE = date);

REVOKE EXECUTE ON FUNCTION public.period(date, date) FROM pg_monitor;

REVOKE EXECUTE ON FUNCTION public.period(date, date, text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION public.period(date, date, text) FROM pg_monitor;

REVOKE EXECUTE ON FUNCTION public.period_multirange() FROM pg_monitor;

REVOKE EXECUTE ON FUNCTION public.period_multirange(public.period) FROM pg_monitor;

REVOKE EXECUTE ON FUNCTION public.period_multirange(VARIADIC public.period[]) FROM pg_monitor;

REVOKE EXECUTE ON FUNCTION public.span(integer, integer) FROM pg_monitor;

REVOKE EXECUTE ON FUNCTION public.span(integer, integer) FROM pg_signal_backend;

REVOKE EXECUTE ON FUNCTION public.span(integer, integer, text) FROM pg_monitor;

REVOKE EXECUTE ON FUNCTION public.span_multirange() FROM pg_monitor;

REVOKE EXECUTE ON FUNCTION public.span_multirange(public.span) FROM pg_monitor;

REVOKE EXECUTE ON FUNCTION public.span_multirange(VARIADIC public.span[]) FROM pg_monitor;
