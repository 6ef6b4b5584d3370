-- SQL that is parsed when it is stored.
-- version: >= 14

-- before
CREATE TABLE item (id int, price numeric);

-- after
CREATE TABLE item (id int, price numeric);
CREATE FUNCTION total() RETURNS numeric LANGUAGE sql STABLE RETURN (SELECT sum(price) FROM item);
CREATE FUNCTION note(a int, b text DEFAULT 'x') RETURNS void LANGUAGE sql BEGIN ATOMIC
    INSERT INTO item (id) VALUES (a);
    SELECT total();
END;
CREATE PROCEDURE work(a int) LANGUAGE sql BEGIN ATOMIC DELETE FROM item WHERE id = a; END;

-- plan
