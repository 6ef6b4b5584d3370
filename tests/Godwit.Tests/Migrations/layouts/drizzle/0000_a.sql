CREATE TABLE a (id INTEGER);
--> statement-breakpoint
CREATE TABLE b (id INTEGER);
