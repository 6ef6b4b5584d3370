-- A long list of columns is written one a line.
-- before
CREATE TABLE t (id INTEGER PRIMARY KEY, column_number_0 TEXT, column_number_1 TEXT, column_number_2 TEXT, column_number_3 TEXT, column_number_4 TEXT, column_number_5 TEXT, column_number_6 TEXT, column_number_7 TEXT, column_number_8 TEXT);
-- after
CREATE TABLE t (id INTEGER PRIMARY KEY, column_number_0 TEXT, column_number_1 TEXT, column_number_2 TEXT, column_number_3 TEXT, column_number_4 TEXT, column_number_5 TEXT, column_number_6 TEXT, column_number_7 TEXT, column_number_8 INTEGER);
-- plan
CREATE TABLE t_new (id INTEGER PRIMARY KEY, column_number_0 TEXT, column_number_1 TEXT, column_number_2 TEXT, column_number_3 TEXT, column_number_4 TEXT, column_number_5 TEXT, column_number_6 TEXT, column_number_7 TEXT, column_number_8 INTEGER);

-- hazard: lite-rebuild: all rows of t are written anew; nobody else can write meanwhile.
-- hazard: narrowing: t.column_number_8: text that looks like a number becomes one ('007' becomes 7).
INSERT INTO t_new (
    id,
    column_number_0,
    column_number_1,
    column_number_2,
    column_number_3,
    column_number_4,
    column_number_5,
    column_number_6,
    column_number_7,
    column_number_8
)
SELECT
    id,
    column_number_0,
    column_number_1,
    column_number_2,
    column_number_3,
    column_number_4,
    column_number_5,
    column_number_6,
    column_number_7,
    column_number_8
FROM t;

DROP TABLE t;

ALTER TABLE t_new RENAME TO t;
