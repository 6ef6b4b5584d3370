-- What the owner lacks, or may hand on in so many words, on tables and columns.

-- before
CREATE TABLE users (id int PRIMARY KEY, name text);
GRANT SELECT ON users TO CURRENT_USER WITH GRANT OPTION;
CREATE TABLE orders (id int PRIMARY KEY, name text);
REVOKE DELETE ON orders FROM CURRENT_USER;
GRANT SELECT (name) ON orders TO CURRENT_USER;

-- after
CREATE TABLE users (id int PRIMARY KEY, name text);
GRANT UPDATE (name) ON users TO CURRENT_USER;
CREATE TABLE orders (id int PRIMARY KEY, name text);

-- plan
GRANT ALL ON TABLE public.orders TO CURRENT_USER;

-- godwit: commit
REVOKE GRANT OPTION FOR SELECT ON TABLE public.users FROM CURRENT_USER;

GRANT ALL ON TABLE public.users TO CURRENT_USER;

-- godwit: commit
REVOKE SELECT (name) ON TABLE public.orders FROM CURRENT_USER;

-- godwit: commit
GRANT UPDATE (name) ON TABLE public.users TO CURRENT_USER;
