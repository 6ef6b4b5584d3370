namespace Godwit;

public sealed class TypeReading
{
    [Theory]
    [EveryServer]
    public async Task Enums_have_their_labels_in_order(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TYPE mood AS ENUM ('sad', 'happy');
            ALTER TYPE mood ADD VALUE 'it''s "so\so"' BEFORE 'happy';
            ALTER TYPE mood ADD VALUE E'two\nlines' BEFORE 'happy';
            CREATE TYPE "Nothing" AS ENUM ();
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        var mood = Assert.Single(catalog.Objects, one => one.Name.Name == "mood");
        Assert.Equal(["sad", "it's \"so\\so\"", "two\nlines", "happy"], EnumLabels.Of(mood));
        Assert.StartsWith("'sad'\nE'it''s", mood["labels"], StringComparison.Ordinal);
        Assert.Equal("labels=", catalog.Describe(ObjectKind.Enum, "Nothing"));
    }

    [Theory]
    [EveryServer]
    public async Task Domains_have_their_checks_as_constraints(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE FUNCTION fits(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
            CREATE DOMAIN code AS varchar(20) COLLATE "C" DEFAULT 'x' NOT NULL CONSTRAINT "Fits" CHECK (fits(VALUE));
            ALTER DOMAIN code ADD CONSTRAINT later CHECK (VALUE <> 'y') NOT VALID;
            CREATE DOMAIN codes AS code[];
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal(
            "collation=\"C\", default={'x'::character varying}, not null=true, type=character varying(20)",
            catalog.Describe(ObjectKind.Domain, "code")
        );
        Assert.Equal(
            "expression={public.fits(VALUE::text)}, type=check",
            catalog.Describe(ObjectKind.Constraint, "code.Fits")
        );
        Assert.Equal(
            "expression={VALUE::text <> 'y'::text}, not valid=true, type=check",
            catalog.Describe(ObjectKind.Constraint, "code.later")
        );
        Assert.Equal("type=public.code[]", catalog.Describe(ObjectKind.Domain, "codes"));
        var code = new ObjectName(ObjectKind.Domain, "public", "code");
        Assert.Contains(new Dependency(new(ObjectKind.Domain, "public", "codes"), code), catalog.Dependencies);
        Assert.Contains(
            new Dependency(
                new(ObjectKind.Constraint, "public", "Fits") { Owner = "code" },
                new(ObjectKind.Function, "public", "fits") { Signature = "text" }
            ),
            catalog.Dependencies
        );
    }

    [Theory]
    [EveryServer]
    public async Task Composite_types_have_their_attributes_as_columns(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TYPE mood AS ENUM ('sad');
            CREATE TYPE pair AS (a integer, gone text, "B b" text COLLATE "C", moods mood[]);
            ALTER TYPE pair DROP ATTRIBUTE gone;
            CREATE TYPE empty AS ();
            CREATE TABLE no_type (id int);
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal(["public..empty", "public..pair"], catalog.NamesOf(ObjectKind.CompositeType));
        Assert.Equal("type=integer", catalog.Describe(ObjectKind.Column, "pair.a"));
        Assert.Equal("collation=\"C\", type=text", catalog.Describe(ObjectKind.Column, "pair.B b"));
        Assert.Contains(
            new Dependency(
                new(ObjectKind.Column, "public", "moods") { Owner = "pair" },
                new(ObjectKind.Enum, "public", "mood")
            ),
            catalog.Dependencies
        );
    }

    [Theory]
    [EveryServer]
    public async Task Range_types_bring_their_multirange_and_constructors(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE FUNCTION gap(real, real) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT ($1 - $2)::float8';
            CREATE TYPE realrange AS RANGE (SUBTYPE = real, SUBTYPE_DIFF = gap);
            CREATE TYPE words AS RANGE (
                SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C", MULTIRANGE_TYPE_NAME = "Many words"
            );
            CREATE TABLE user_of_it (r realrange, m realmultirange[], CHECK (r <> realrange(1, 2)));
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal("subtype=real, subtype_diff=public.gap", catalog.Describe(ObjectKind.RangeType, "realrange"));
        Assert.Equal(
            "collation=\"C\", multirange_type_name=public.\"Many words\", subtype=text, "
                + "subtype_opclass=pg_catalog.text_pattern_ops",
            catalog.Describe(ObjectKind.RangeType, "words")
        );
        Assert.Single(catalog.NamesOf(ObjectKind.Function));
        Assert.Empty(catalog.NamesOf(ObjectKind.Cast));
        Assert.Empty(catalog.NamesOf(ObjectKind.BaseType));
    }

    [Theory]
    [EveryServer]
    public async Task Base_types_say_what_create_type_says(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TYPE small;
            CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
            CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
            CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, INTERNALLENGTH = 4, PASSEDBYVALUE, DEFAULT = '7');
            CREATE TYPE shell;
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal(
            "default=7, input=public.small_in, internallength=4, output=public.small_out, passedbyvalue=true",
            catalog.Describe(ObjectKind.BaseType, "small")
        );
        Assert.Equal("shell=true", catalog.Describe(ObjectKind.BaseType, "shell"));
        var type = new ObjectName(ObjectKind.BaseType, "public", "small");
        var input = new ObjectName(ObjectKind.Function, "public", "small_in") { Signature = "cstring" };
        Assert.Contains(new Dependency(type, input), catalog.Dependencies);
        Assert.Contains(new Dependency(input, type), catalog.Dependencies);
    }

    [Theory]
    [EveryServer]
    public async Task Collations_and_conversions_are_read_without_what_is_volatile(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE COLLATION plain (LOCALE = 'C');
            CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-u-co-phonebk', DETERMINISTIC = false);
            CREATE DEFAULT CONVERSION mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal("lc_collate=C, lc_ctype=C, provider=libc", catalog.Describe(ObjectKind.Collation, "plain"));
        Assert.Equal(
            "locale=de-u-co-phonebk, nondeterministic=true, provider=icu",
            catalog.Describe(ObjectKind.Collation, "german")
        );
        Assert.Equal(
            "default=true, from=LATIN1, function=iso8859_1_to_utf8, to=UTF8",
            catalog.Describe(ObjectKind.Conversion, "mine")
        );
    }
}
