namespace Godwit;

/// <summary>Changes of identity columns.</summary>
static class PostgreSqlIdentity
{
    /// <summary>The statements that change a column's identity.</summary>
    public static IEnumerable<PlanAction> Actions(SchemaObject old, SchemaObject wanted)
    {
        if (wanted["inherited"] == "only" && old["inherited"] == "only")
            yield break;
        var (before, after) = (old["identity"], wanted["identity"]);
        if (before is not null && after is null)
            yield return PostgreSqlColumnRules.Alter(wanted.Name, "DROP IDENTITY");
        else if (before is null && after is not null)
            yield return PostgreSqlColumnRules.Alter(
                wanted.Name,
                $"ADD GENERATED {after.ToUpperInvariant()} AS IDENTITY{PostgreSqlTableText.IdentityOptions(wanted)}"
            ) with
            {
                Needs = [PostgreSqlOwners.OwnedOf(PostgreSqlColumnRules.TableOf(wanted.Name))],
            };
        else if (after is not null)
        {
            foreach (var clause in Clauses(old, wanted))
                yield return PostgreSqlColumnRules.Alter(wanted.Name, clause);
            if (old["identity sequence"] != wanted["identity sequence"])
                yield return Renamed(old, wanted);
        }
    }

    /// <summary>The sequence of an identity column, as statements call it.</summary>
    public static string SequenceOf(SchemaObject column) => column["identity sequence"] ?? PlainOf(column);

    static IEnumerable<string> Clauses(SchemaObject old, SchemaObject wanted)
    {
        if (old["identity"] != wanted["identity"])
            yield return $"SET GENERATED {wanted["identity"]!.ToUpperInvariant()}"; // the caller has looked
        if (old["identity options"] != wanted["identity options"])
            yield return PostgreSqlSequenceOptions.Full(wanted["identity options"], "SET ");
    }

    // The server names it after table and column; a table that was renamed keeps the old name.
    static PlanAction Renamed(SchemaObject old, SchemaObject wanted)
    {
        var to = SequenceOf(wanted);
        var name = to[(SchemaEnd(to) + 1)..];
        return new(
            ActionPhase.Alter,
            wanted.Name,
            new($"ALTER SEQUENCE {old["identity sequence"] ?? PlainOf(wanted)} RENAME TO {name}")
        );
    }

    static string PlainOf(SchemaObject column) =>
        PostgreSqlIdentifier.Qualify(
            column.Name.Schema,
            PostgreSqlGeneratedName.Of(column.Name.Owner!, column.Name.Name, "seq") // columns have a table
        );

    static int SchemaEnd(string qualified)
    {
        var isQuoted = false;
        for (var i = 0; i < qualified.Length; i++)
        {
            if (qualified[i] == '"')
                isQuoted = !isQuoted;
            else if (qualified[i] == '.' && !isQuoted)
                return i;
        }
        return -1;
    }
}
