namespace Godwit;

public sealed class IndexReading
{
    [Theory]
    [EveryServer]
    public async Task Every_part_of_a_definition_is_read(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE EXTENSION pg_trgm;
            CREATE DOMAIN short AS varchar(20);
            CREATE TABLE t (a int NOT NULL, "B" text, c varchar, d short, e inet, f tsvector, "g h" jsonb);
            CREATE UNIQUE INDEX plain ON t (a);
            CREATE INDEX every ON t (lower("B") DESC NULLS LAST, (a + 1) DESC, c varchar_pattern_ops, c COLLATE "C", d)
                INCLUDE (e, "g h") WITH (fillfactor = 70, deduplicate_items = off) WHERE a > 0 AND "B" IS NOT NULL;
            CREATE INDEX words ON t USING gin (f, to_tsvector('english', "B"));
            CREATE INDEX signs ON t USING gist ("B" gist_trgm_ops (siglen = 32));
            CREATE INDEX collations ON t (
                lower("B") COLLATE "default", lower("B" COLLATE "C"), lower("B" COLLATE "C") COLLATE "default"
            );
            ALTER INDEX every ALTER COLUMN 2 SET STATISTICS 500;
            ALTER TABLE t REPLICA IDENTITY USING INDEX plain;
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        string Of(string name) => catalog.Describe(ObjectKind.Index, name);
        Assert.Equal("key 1=a, replica identity=true, unique=true", Of("t.plain"));
        Assert.Equal(
            "include=e, \"g h\", key 1={lower(\"B\")}, key 1 order=DESC NULLS LAST, key 2={(a + 1)}, "
                + "key 2 order=DESC, key 2 statistics=500, key 3=c, key 3 order=varchar_pattern_ops, key 4=c, "
                + "key 4 order=COLLATE \"C\", key 5=d, option:deduplicate_items=off, option:fillfactor=70, "
                + "predicate={a > 0 AND \"B\" IS NOT NULL}",
            Of("t.every")
        );
        Assert.Equal("key 1=f, key 2={to_tsvector('english'::regconfig, \"B\")}, method=gin", Of("t.words"));
        Assert.Equal("key 1=\"B\", key 1 order=public.gist_trgm_ops (siglen = '32'), method=gist", Of("t.signs"));
        Assert.Equal(
            "key 1={lower(\"B\")}, key 2={lower(\"B\" COLLATE \"C\")}, key 3={lower(\"B\" COLLATE \"C\")}, "
                + "key 3 order=COLLATE \"default\"",
            Of("t.collations")
        );
    }

    [Theory]
    [EveryServer]
    public async Task Indexes_of_partitions_name_the_index_they_belong_to(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TABLE part (id int, kind int) PARTITION BY RANGE (id);
            CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (10) PARTITION BY LIST (kind);
            CREATE TABLE part_1a PARTITION OF part_1 DEFAULT;
            CREATE INDEX by_kind ON part (kind);
            CREATE INDEX "only here" ON ONLY part (id);
            CREATE MATERIALIZED VIEW counted AS SELECT kind, count(*) AS n FROM part GROUP BY kind;
            CREATE UNIQUE INDEX counted_kind ON counted (kind);
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        string Of(string name) => catalog.Describe(ObjectKind.Index, name);
        Assert.Equal("key 1=kind, partitioned=true", Of("part.by_kind"));
        Assert.Equal(
            "generated name=part_1_kind_idx, key 1=kind, parent=public.by_kind, partitioned=true",
            Of("part_1.part_1_kind_idx")
        );
        Assert.Equal(
            "generated name=part_1a_kind_idx, key 1=kind, parent=public.part_1_kind_idx",
            Of("part_1a.part_1a_kind_idx")
        );
        Assert.Equal("incomplete=true, key 1=id, partitioned=true", Of("part.only here"));
        Assert.Equal("key 1=kind, unique=true", Of("counted.counted_kind"));
    }

    [Theory]
    [EveryServer]
    public async Task What_belongs_to_an_extension_or_a_constraint_is_no_index_of_its_own(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TABLE t (id int PRIMARY KEY, words text);
            CREATE TABLE owned (id int PRIMARY KEY, n int CHECK (n > 0));
            CREATE INDEX owned_n ON owned (n);
            CREATE EXTENSION hstore;
            ALTER EXTENSION hstore ADD TABLE owned;
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Empty(catalog.NamesOf(ObjectKind.Index));
        Assert.Equal(["public.t.t_pkey"], catalog.NamesOf(ObjectKind.Constraint));
    }

    [Theory]
    [EveryServer]
    public async Task An_index_that_failed_to_build_is_told_as_invalid(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1);");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            database.ExecuteAsync("CREATE UNIQUE INDEX CONCURRENTLY twice ON t (a)")
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal("invalid=true, key 1=a, unique=true", catalog.Describe(ObjectKind.Index, "t.twice"));
    }

    [Theory]
    [EveryServer]
    public async Task Statistics_are_read_with_their_columns_kinds_and_expressions(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE SCHEMA other;
            CREATE TABLE t (a int, "B" text, c int);
            CREATE STATISTICS all_kinds ON c, a FROM t;
            CREATE STATISTICS other.some (ndistinct, mcv) ON a, lower("B"), (c + 1) FROM t;
            CREATE STATISTICS one_expression ON (a / 2) FROM t;
            ALTER STATISTICS all_kinds SET STATISTICS 50;
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        string Of(string name) => catalog.Describe(ObjectKind.Statistics, name);
        Assert.Equal("columns=a, c, table=public.t, target=50", Of("all_kinds"));
        Assert.Equal(
            "columns=a, expression 1={lower(\"B\")}, expression 2={(c + 1)}, kinds=ndistinct, mcv, table=public.t",
            Of("some")
        );
        Assert.Equal("expression 1={(a / 2)}, table=public.t", Of("one_expression"));
    }
}
