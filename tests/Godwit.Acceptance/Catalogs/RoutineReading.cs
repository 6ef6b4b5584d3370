namespace Godwit;

public sealed class RoutineReading
{
    [Theory]
    [EveryServer]
    public async Task Functions_have_every_clause_as_a_setting(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE FUNCTION "Odd name"(a int, OUT b text, INOUT "C c" numeric DEFAULT 1 + 1, VARIADIC rest text[] DEFAULT '{}')
                RETURNS SETOF record LANGUAGE plpgsql STABLE LEAKPROOF STRICT SECURITY DEFINER PARALLEL RESTRICTED
                COST 5 ROWS 7 SET search_path = public, "Odd one" SET work_mem = '1MB'
                AS $f$ BEGIN RETURN; END $f$;
            CREATE FUNCTION plain() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION plain(int) RETURNS TABLE (x int, y text) LANGUAGE sql AS 'SELECT 1, ''y''';
            CREATE FUNCTION parsed() RETURNS text LANGUAGE sql RETURN 'y' || 'z';
            CREATE PROCEDURE work(INOUT a int DEFAULT 3) LANGUAGE plpgsql AS 'BEGIN a := 4; END';
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal(
            "arguments=a integer, OUT b text, INOUT \"C c\" numeric, VARIADIC rest text[], body= BEGIN RETURN; END , "
                + "cost=5, defaults={a integer, OUT b text, INOUT \"C c\" numeric DEFAULT (1 + 1), "
                + "VARIADIC rest text[] DEFAULT '{}'::text[]}, language=plpgsql, leakproof=true, parallel=restricted, "
                + "returns=SETOF record, rows=7, security definer=true, set:search_path=public, \"Odd one\", "
                + "set:work_mem=1MB, strict=true, volatility=stable",
            catalog.Describe(ObjectKind.Function, "Odd name(integer, numeric, text[])")
        );
        Assert.Equal(
            "arguments=, body=SELECT 1, language=sql, returns=integer",
            catalog.Describe(ObjectKind.Function, "plain()")
        );
        Assert.Equal(
            "arguments=integer, body=SELECT 1, 'y', language=sql, returns=TABLE(x integer, y text)",
            catalog.Describe(ObjectKind.Function, "plain(integer)")
        );
        Assert.Equal(
            "arguments=, language=sql, returns=text, sql body={RETURN ('y'::text || 'z'::text)}",
            catalog.Describe(ObjectKind.Function, "parsed()")
        );
        Assert.Equal(
            "arguments=INOUT a integer, body=BEGIN a := 4; END, defaults={INOUT a integer DEFAULT 3}, language=plpgsql",
            catalog.Describe(ObjectKind.Procedure, "work(integer)")
        );
    }

    [Theory]
    [EveryServer]
    public async Task Aggregates_have_every_parameter_as_a_setting(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE AGGREGATE total(bigint) (
                SFUNC = int8pl, STYPE = bigint, SSPACE = 8, COMBINEFUNC = int8pl, INITCOND = '0',
                MSFUNC = int8pl, MINVFUNC = int8mi, MSTYPE = bigint, MINITCOND = '0', PARALLEL = safe
            );
            CREATE AGGREGATE middle(float8 ORDER BY anyelement) (
                SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA
            );
            CREATE AGGREGATE least_of(int) (SFUNC = int4smaller, STYPE = int, SORTOP = <);
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal(
            "arguments=bigint, combinefunc=int8pl, initcond=0, minitcond=0, minvfunc=int8mi, msfunc=int8pl, "
                + "mstype=bigint, parallel=safe, returns=bigint, sfunc=int8pl, sspace=8, stype=bigint",
            catalog.Describe(ObjectKind.Aggregate, "total(bigint)")
        );
        Assert.Equal(
            "arguments=double precision ORDER BY anyelement, finalfunc=percentile_disc_final, finalfunc_extra=true, "
                + "returns=anyelement, sfunc=ordered_set_transition, stype=internal",
            catalog.Describe(ObjectKind.Aggregate, "middle(double precision, anyelement)")
        );
        Assert.Equal(
            "arguments=integer, returns=integer, sfunc=int4smaller, sortop=OPERATOR(pg_catalog.<), stype=integer",
            catalog.Describe(ObjectKind.Aggregate, "least_of(integer)")
        );
    }

    [Theory]
    [EveryServer]
    public async Task Operators_classes_and_families_have_their_members(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE OPERATOR === (
                FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===, NEGATOR = !===, RESTRICT = eqsel,
                JOIN = eqjoinsel, HASHES, MERGES
            );
            CREATE OPERATOR ! (FUNCTION = int4um, RIGHTARG = int);
            CREATE OPERATOR FAMILY numbers USING btree;
            CREATE OPERATOR CLASS "Ints" FOR TYPE int USING btree FAMILY numbers AS
                OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int);
            ALTER OPERATOR FAMILY numbers USING btree ADD
                OPERATOR 1 < (int, bigint), FUNCTION 1 (int, bigint) btint48cmp(int, bigint);
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal(
            "commutator=OPERATOR(public.===), function=int4eq, hashes=true, join=eqjoinsel, leftarg=integer, "
                + "merges=true, negator=OPERATOR(public.!===), restrict=eqsel, rightarg=integer",
            catalog.Describe(ObjectKind.Operator, "===(integer, integer)")
        );
        Assert.StartsWith(
            "leftarg=integer, negator=OPERATOR(public.===), rightarg=integer, shell=true",
            catalog.Describe(ObjectKind.Operator, "!===(integer, integer)"),
            StringComparison.Ordinal
        );
        Assert.Equal("function=int4um, rightarg=integer", catalog.Describe(ObjectKind.Operator, "!(NONE, integer)"));
        Assert.Equal(
            "function:1 (integer, bigint)=btint48cmp(integer,bigint), operator:1 (integer, bigint)=pg_catalog.< (integer, bigint)",
            catalog.Describe(ObjectKind.OperatorFamily, "numbers(btree)")
        );
        Assert.Equal(
            "family=public.numbers, function:1 (integer, integer)=btint4cmp(integer,integer), "
                + "operator:1 (integer, integer)=pg_catalog.< (integer, integer), operator:2 (integer, integer)=pg_catalog.<= (integer, integer), "
                + "operator:3 (integer, integer)=pg_catalog.= (integer, integer), operator:4 (integer, integer)=pg_catalog.>= (integer, integer), "
                + "operator:5 (integer, integer)=pg_catalog.> (integer, integer), type=integer",
            catalog.Describe(ObjectKind.OperatorClass, "Ints(btree)")
        );
    }

    [Theory]
    [EveryServer]
    public async Task Casts_transforms_languages_and_access_methods_are_read(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TYPE mood AS ENUM ('sad');
            CREATE FUNCTION mood_to_int(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
            CREATE CAST (mood AS int) WITH FUNCTION mood_to_int(mood) AS IMPLICIT;
            CREATE CAST (text AS mood) WITH INOUT AS ASSIGNMENT;
            CREATE TRUSTED LANGUAGE pl HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
            CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
            CREATE TRANSFORM FOR mood LANGUAGE pl (FROM SQL WITH FUNCTION from_sql(internal));
            CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal(
            "context=implicit, function=public.mood_to_int(public.mood)",
            catalog.Describe(ObjectKind.Cast, "(public.mood AS integer)")
        );
        Assert.Equal("context=assignment, method=inout", catalog.Describe(ObjectKind.Cast, "(text AS public.mood)"));
        Assert.Equal(
            "handler=plpgsql_call_handler, inline=plpgsql_inline_handler, trusted=true",
            catalog.Describe(ObjectKind.Language, "pl")
        );
        Assert.Equal(
            "from sql=public.from_sql(internal)",
            catalog.Describe(ObjectKind.Transform, "FOR public.mood LANGUAGE pl")
        );
        Assert.Equal("handler=heap_tableam_handler, type=table", catalog.Describe(ObjectKind.AccessMethod, "heap2"));
    }

    [Theory]
    [EveryServer]
    public async Task Text_search_objects_have_options_and_mappings(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TEXT SEARCH PARSER words (
                START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline
            );
            CREATE TEXT SEARCH TEMPLATE simple2 (INIT = dsimple_init, LEXIZE = dsimple_lexize);
            CREATE TEXT SEARCH DICTIONARY short (TEMPLATE = simple2, STOPWORDS = english, ACCEPT = false);
            CREATE TEXT SEARCH CONFIGURATION mine (PARSER = words);
            ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word, asciiword WITH short, english_stem;
            """
        );

        var catalog = await ReadCatalog.OfAsync(database);

        Assert.Equal(
            "end=prsd_end, gettoken=prsd_nexttoken, headline=prsd_headline, lextypes=prsd_lextype, start=prsd_start",
            catalog.Describe(ObjectKind.TextSearchParser, "words")
        );
        Assert.Equal(
            "init=dsimple_init, lexize=dsimple_lexize",
            catalog.Describe(ObjectKind.TextSearchTemplate, "simple2")
        );
        Assert.Equal(
            "options=stopwords = 'english', accept = 'false', template=public.simple2",
            catalog.Describe(ObjectKind.TextSearchDictionary, "short")
        );
        Assert.Equal(
            "mapping:asciiword=public.short, english_stem, mapping:word=public.short, english_stem, parser=public.words",
            catalog.Describe(ObjectKind.TextSearchConfiguration, "mine")
        );
    }
}
