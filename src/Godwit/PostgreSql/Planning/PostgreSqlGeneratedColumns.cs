namespace Godwit;

/// <summary>Changes of columns that the server computes.</summary>
static class PostgreSqlGeneratedColumns
{
    /// <summary>True where the column has to be dropped and added: its values are computed again.</summary>
    public static bool MustBeReplaced(SchemaObject old, SchemaObject wanted, PostgreSqlPlanContext context) =>
        wanted.Has("generated")
            ? old["generated"] != wanted["generated"]
                || old["expression"] != wanted["expression"] && !CanSetExpression(wanted, context)
            // DROP EXPRESSION keeps the values, where there are any.
            : old["generated"] == "virtual";

    // SET EXPRESSION came with 17; the server refuses it for a virtual column where the table has checks.
    static bool CanSetExpression(SchemaObject column, PostgreSqlPlanContext context) =>
        context.Version >= 170000 && (column["generated"] != "virtual" || !HasChecks(column.Name, context));

    static bool HasChecks(ObjectName column, PostgreSqlPlanContext context)
    {
        var table = PostgreSqlColumnRules.TableOf(column);
        return context
            .LinksAfter.TablesBelow(table)
            .Select(below => below.Name)
            .Prepend(table)
            .SelectMany(one => context.PartsBefore(one).Concat(context.PartsAfter(one)))
            .Any(part => part.Name.Kind == ObjectKind.Constraint && part["type"] == "check");
    }

    /// <summary>The statements that change what is generated.</summary>
    public static IEnumerable<PlanAction> Actions(SchemaObject old, SchemaObject wanted)
    {
        if (old.Has("generated") && !wanted.Has("generated"))
            yield return PostgreSqlColumnRules.Alter(wanted.Name, "DROP EXPRESSION");
        else if (old["expression"] != wanted["expression"] && wanted.Has("generated"))
            yield return Rewritten(old, wanted);
    }

    static PlanAction Rewritten(SchemaObject old, SchemaObject wanted)
    {
        var action = PostgreSqlColumnRules.Alter(wanted.Name, $"SET EXPRESSION AS ({wanted["expression"]})");
        return old["generated"] == "virtual"
            ? action
            : action with
            {
                Statement = action.Statement with
                {
                    Hazards =
                    [
                        new(
                            "pg-set-expression",
                            wanted.Name,
                            "The table is written anew, and nobody can read or write it meanwhile."
                        ),
                    ],
                },
            };
    }
}
