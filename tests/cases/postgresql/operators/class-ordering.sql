-- A class with an ordering operator and a storage type.

-- before

-- after
CREATE OPERATOR CLASS my_points FOR TYPE point USING gist AS
    OPERATOR 11 |>>(point, point), OPERATOR 15 <->(point, point) FOR ORDER BY float_ops,
    FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal),
    FUNCTION 3 gist_point_compress(internal), FUNCTION 5 gist_box_penalty(internal, internal, internal),
    FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal),
    FUNCTION 8 gist_point_distance(internal, point, smallint, oid, internal), STORAGE box;

-- plan
CREATE OPERATOR FAMILY public.my_points USING gist;

ALTER OPERATOR FAMILY public.my_points USING gist ADD
    OPERATOR 11 pg_catalog.|>> (point, point),
    OPERATOR 15 pg_catalog.<-> (point, point) FOR ORDER BY pg_catalog.float_ops,
    FUNCTION 3 (point, point) gist_point_compress(internal),
    FUNCTION 8 (point, point) gist_point_distance(internal,point,smallint,oid,internal);

CREATE OPERATOR CLASS public.my_points FOR TYPE point USING gist FAMILY public.my_points AS
    FUNCTION 1 (point, point) gist_point_consistent(internal,point,smallint,oid,internal),
    FUNCTION 2 (point, point) gist_box_union(internal,internal),
    FUNCTION 5 (point, point) gist_box_penalty(internal,internal,internal),
    FUNCTION 6 (point, point) gist_box_picksplit(internal,internal),
    FUNCTION 7 (point, point) gist_box_same(box,box,internal),
    STORAGE box;
