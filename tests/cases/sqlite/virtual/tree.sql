-- An R-Tree with another dimension keeps its rows.
-- before
CREATE VIRTUAL TABLE places USING rtree(id, x0, x1);
-- after
CREATE VIRTUAL TABLE places USING rtree(id, x0, x1, y0, y1);
-- plan
CREATE VIRTUAL TABLE places_new USING rtree(id, x0, x1, y0, y1);

-- hazard: lite-rebuild: all rows of places are written anew; nobody else can write meanwhile.
INSERT INTO places_new (id, x0, x1) SELECT id, x0, x1 FROM places;

DROP TABLE places;

ALTER TABLE places_new RENAME TO places;
