namespace Godwit;

public sealed class ConstraintReading
{
    [Theory]
    [EveryServer]
    public async Task Every_kind_says_what_it_takes_to_write_it_again(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE EXTENSION btree_gist;
            CREATE SCHEMA "Odd";
            CREATE TABLE parent (id int, "User" text, CONSTRAINT parent_pkey PRIMARY KEY (id) INCLUDE ("User"));
            CREATE TABLE "Odd"."Table" (
                id int,
                "select" text,
                price numeric,
                during tstzrange,
                CONSTRAINT "Odd key" UNIQUE NULLS NOT DISTINCT (id, "select") WITH (fillfactor = 70) DEFERRABLE,
                CONSTRAINT positive CHECK (price > 0 AND "select" IN ('a', 'b')) NO INHERIT,
                CONSTRAINT self FOREIGN KEY (id) REFERENCES parent (id)
                    MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL (id) DEFERRABLE INITIALLY DEFERRED,
                CONSTRAINT free EXCLUDE USING gist (id WITH =, (lower("select")) WITH =, during WITH &&)
                    WHERE (price > 0)
            );
            ALTER TABLE "Odd"."Table" ADD CONSTRAINT later CHECK (id <> 7) NOT VALID;
            ALTER TABLE "Odd"."Table" CLUSTER ON "Odd key";
            COMMENT ON INDEX parent_pkey IS 'of the index';
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        string Of(string name) => catalog.Describe(ObjectKind.Constraint, name);
        Assert.Equal(
            "include=\"User\", index comment=of the index, key 1=id, type=primary key",
            Of("parent.parent_pkey")
        );
        Assert.Equal(
            "clustered=true, deferrable=true, key 1=id, key 2=\"select\", nulls not distinct=true, "
                + "option:fillfactor=70, type=unique",
            Of("Table.Odd key")
        );
        Assert.Equal(
            "expression={price > 0::numeric AND (\"select\" = ANY (ARRAY['a'::text, 'b'::text]))}, no inherit=true, "
                + "type=check",
            Of("Table.positive")
        );
        Assert.Equal("expression={id <> 7}, not valid=true, type=check", Of("Table.later"));
        Assert.Equal(
            "columns=id, deferrable=initially deferred, match=full, on delete=set null, on delete columns=id, "
                + "on update=cascade, referenced columns=id, references=public.parent, type=foreign key",
            Of("Table.self")
        );
        Assert.Equal(
            "key 1=id, key 1 operator==, key 2={lower(\"select\")}, key 2 operator==, key 3=during, "
                + "key 3 operator=&&, method=gist, predicate={price > 0::numeric}, type=exclude",
            Of("Table.free")
        );
    }

    [Theory]
    [EveryServer]
    public async Task Partitions_have_the_constraints_of_their_parent_and_say_so(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TABLE target (id int PRIMARY KEY) PARTITION BY RANGE (id);
            CREATE TABLE target_1 PARTITION OF target FOR VALUES FROM (0) TO (10);
            CREATE TABLE part (id int, CONSTRAINT part_id_fkey FOREIGN KEY (id) REFERENCES target) PARTITION BY RANGE (id);
            CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (10);
            CREATE TABLE base (a int CONSTRAINT positive CHECK (a > 0));
            CREATE TABLE child (CONSTRAINT positive CHECK (a > 0)) INHERITS (base);
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        string Of(string name) => catalog.Describe(ObjectKind.Constraint, name);
        Assert.Equal("key 1=id, partitioned=true, type=primary key", Of("target.target_pkey"));
        Assert.Equal(
            "generated name=target_1_pkey, inherited=only, key 1=id, parent=public.target.target_pkey, type=primary key",
            Of("target_1.target_1_pkey")
        );
        Assert.Equal(
            "columns=id, inherited=only, parent=public.part.part_id_fkey, referenced columns=id, references=public.target, "
                + "type=foreign key",
            Of("part_1.part_id_fkey")
        );
        Assert.Equal("expression={a > 0}, inherited=and local, type=check", Of("child.positive"));
        // PostgreSQL has another foreign key for each referenced partition, which is the server's own business.
        Assert.Equal(6, catalog.NamesOf(ObjectKind.Constraint).Count);
        Assert.Contains(
            new Dependency(
                new(ObjectKind.Constraint, "public", "part_id_fkey") { Owner = "part" },
                new(ObjectKind.Constraint, "public", "target_pkey") { Owner = "target" }
            ),
            catalog.Dependencies
        );
    }

    [Fact]
    public async Task PostgreSql_18_has_more_to_say()
    {
        await using var database = await TestDatabase.CreateAsync(Server.PostgreSql18);
        await database.ExecuteAsync(
            """
            CREATE EXTENSION btree_gist;
            CREATE TABLE room (id int, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
            CREATE TABLE stay (
                room int NOT NULL,
                during daterange CONSTRAINT always NOT NULL,
                guest int,
                CONSTRAINT plausible CHECK (room > 0) NOT ENFORCED,
                CONSTRAINT stay_room FOREIGN KEY (room, PERIOD during) REFERENCES room (id, PERIOD during)
            );
            ALTER TABLE stay ADD CONSTRAINT soon NOT NULL guest NOT VALID;
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        string Of(string name) => catalog.Describe(ObjectKind.Constraint, name);
        Assert.Equal("key 1=id, key 2=during, type=primary key, without overlaps=true", Of("room.room_pkey"));
        Assert.Equal("columns=during, type=not null", Of("stay.always"));
        Assert.Equal("columns=guest, not valid=true, type=not null", Of("stay.soon"));
        Assert.Equal("expression={room > 0}, not enforced=true, type=check", Of("stay.plausible"));
        Assert.Equal(
            "columns=room, PERIOD during, referenced columns=id, PERIOD during, references=public.room, "
                + "type=foreign key",
            Of("stay.stay_room")
        );
        Assert.Equal(5, catalog.NamesOf(ObjectKind.Constraint).Count);
    }
}
