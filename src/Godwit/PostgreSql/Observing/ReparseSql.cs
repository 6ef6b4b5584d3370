namespace Godwit;

/// <summary>The statements that have a text parsed, and the query for what the server then writes.</summary>
/// <param name="Statements">Run in order; what they make has <see cref="Name"/>.</param>
/// <param name="Answer">One row with one text.</param>
sealed record ReparseSql(ValueList<string> Statements, string Answer)
{
    /// <summary>What the objects that are made for the purpose are called.</summary>
    public const string Name = "godwit_reparsed";

    /// <summary>A view over what the text speaks of, with its expressions as a condition.</summary>
    public static ReparseSql? Of(ParsedText text, int number)
    {
        var view = $"{Name}_{number}";
        // As a condition: a text may be several expressions, and no column of a view can be a row of them.
        var asked = $"WHERE ROW({text.Text}) IS NOT NULL";
        var query = text.Form switch
        {
            ParsedForm.Value => $"SELECT 1 {asked}",
            ParsedForm.OfRelation => $"SELECT 1 FROM {text.Target} {asked}",
            ParsedForm.OfOldAndNew => $"SELECT 1 FROM {text.Target} AS old CROSS JOIN {text.Target} AS new {asked}",
            ParsedForm.OfDomain => $"SELECT 1 FROM (SELECT NULL::{text.Target} AS value) AS domain {asked}",
            ParsedForm.Query => WithoutEnd(text.Text),
            _ => null,
        };
        return query is null
            ? null
            : new(
                [$"CREATE TEMPORARY VIEW {view} AS {query}"],
                $"SELECT pg_catalog.pg_get_viewdef('pg_temp.{view}'::pg_catalog.regclass)"
            );
    }

    /// <summary>For what is no query and no expression; it is parsed alone.</summary>
    public static ReparseSql OfStatement(ParsedText text, string header) =>
        text.Form switch
        {
            ParsedForm.Rule => new(
                [$"DROP RULE {text.Target}", WithoutEnd(text.Text)],
                "SELECT pg_catalog.pg_get_ruledef(one.oid) FROM pg_catalog.pg_rewrite AS one WHERE "
                    + $"{Is("pg_rewrite", text)}"
            ),
            ParsedForm.Trigger => new(
                [$"DROP TRIGGER {text.Target}", WithoutEnd(text.Text)],
                "SELECT pg_catalog.pg_get_triggerdef(one.oid) FROM pg_catalog.pg_trigger AS one WHERE "
                    + $"{Is("pg_trigger", text)}"
            ),
            ParsedForm.PartitionKey => new(
                [$"CREATE TEMPORARY TABLE {Name} (LIKE {text.Target}) PARTITION BY {text.Text}"],
                $"SELECT pg_catalog.pg_get_partkeydef('pg_temp.{Name}'::pg_catalog.regclass)"
            ),
            ParsedForm.Body => new(
                [$"{header} {text.Text}"],
                """
                SELECT pg_catalog.pg_get_function_sqlbody(one.oid)
                FROM pg_catalog.pg_proc AS one
                WHERE one.pronamespace = pg_catalog.pg_my_temp_schema()
                """
            ),
            _ => throw new System.Diagnostics.UnreachableException($"{text.Form} is parsed as a view."),
        };

    /// <summary>What stands before the body of a routine, without what does not concern the body.</summary>
    public static string HeaderOf(ParsedText body) =>
        $"""
            SELECT pg_catalog.format(
                CASE one.prokind
                    WHEN 'p' THEN 'CREATE PROCEDURE pg_temp.%I(%s) LANGUAGE sql'
                    ELSE 'CREATE FUNCTION pg_temp.%I(%s) RETURNS %s LANGUAGE sql'
                END,
                one.proname,
                pg_catalog.pg_get_function_arguments(one.oid),
                pg_catalog.pg_get_function_result(one.oid)
            )
            FROM pg_catalog.pg_proc AS one
            WHERE {Is("pg_proc", body)}
            """;

    static string Is(string catalog, ParsedText text) =>
        $"one.oid >= 16384 AND (pg_catalog.pg_identify_object('pg_catalog.{catalog}'::pg_catalog.regclass, one.oid, 0))"
        + $".identity = {PostgreSqlIdentifier.Literal(text.Target)}";

    // The server ends what it writes with a semicolon.
    static string WithoutEnd(string sql) => sql.TrimEnd().TrimEnd(';');
}
