namespace Godwit;

/// <summary>Changes of columns that the server computes.</summary>
static class PostgreSqlGeneratedColumns
{
    /// <summary>True where the column has to be dropped and added: its values are computed again.</summary>
    public static bool MustBeReplaced(SchemaObject old, SchemaObject wanted, int version) =>
        wanted.Has("generated")
            // SET EXPRESSION came with 17.
            ? old["generated"] != wanted["generated"] || old["expression"] != wanted["expression"] && version < 170000
            // DROP EXPRESSION keeps the values, where there are any.
            : old["generated"] == "virtual";

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
