namespace Godwit;

/// <summary>
/// What belongs to whoever owns a table: the grants of its columns, and the sequences that are its own. Who the owner
/// is must be decided before they are spoken of.
/// </summary>
static class PostgreSqlOwners
{
    /// <summary>A name of the plan's own for an object that has the owner it shall have.</summary>
    public static ObjectName OwnedOf(ObjectName name) => name with { Signature = "owned" };

    /// <summary>What must have been decided before the grants of an object.</summary>
    public static ValueList<ObjectName> Needs(SchemaObject wanted, PostgreSqlPlanContext context)
    {
        if (wanted.Name is { Kind: ObjectKind.Column, Owner: not null })
            return [OwnedOf(PostgreSqlColumnRules.TableOf(wanted.Name, context.After))];
        return
            wanted["owned by"] is { } written
            && PostgreSqlSequenceRules.OwnerOf(written, context.Request.To) is { } column
            ? [OwnedOf(PostgreSqlColumnRules.TableOf(column, context.After))]
            : [];
    }

    /// <summary>The owner of the table of a column.</summary>
    public static Pair OfTable(ObjectName column, PostgreSqlPlanContext context)
    {
        var table = PostgreSqlColumnRules.TableOf(column, context.After);
        var before = context.IsCreated(table) ? null : context.Before(table);
        return new(before?["owner"], context.After(table)?["owner"]);
    }

    /// <summary>An owner before and after; absent for the role that runs the plan.</summary>
    public readonly record struct Pair(string? Before, string? After)
    {
        public bool IsChanged => Before != After;
    }
}
