namespace Godwit;

/// <summary>The statements that create a table with its columns.</summary>
static class PostgreSqlTableCreation
{
    /// <summary>The statements; columns that cannot have their default yet get it by rules of their own.</summary>
    public static IEnumerable<PlanAction> Actions(SchemaObject table, PostgreSqlPlanContext context)
    {
        var columns = context.PartsAfter(table.Name).Where(part => part.Name.Kind == ObjectKind.Column).ToList();
        var parent = context.LinksAfter.TableOf(table)?.Name;
        if (parent is not null && !context.IsCreated(parent) && !context.Request.IsPlain)
            return Attached(table, parent, columns);
        var lines = columns.Select(column => Line(column, table, parent, context)).OfType<string>().ToList();
        return
        [
            new(ActionPhase.Create, table.Name, new(PostgreSqlTableText.Create(table, lines)))
            {
                Also = columns.Select(column => column.Name).ToValueList(),
                DoesNotNeed = columns.SelectMany(column => Later(column, context)).Distinct().ToValueList(),
            },
        ];
    }

    /// <summary>What the default of a column needs that needs the table: it is set afterwards.</summary>
    public static IEnumerable<ObjectName> Later(SchemaObject column, PostgreSqlPlanContext context) =>
        column.Has("default") ? context.CircularNeeds(column.Name) : [];

    // PARTITION OF locks the parent for reads too; ATTACH lets reads and writes pass.
    static IEnumerable<PlanAction> Attached(SchemaObject table, ObjectName parent, List<SchemaObject> columns)
    {
        var name = PostgreSqlIdentifier.Of(table.Name);
        var of = PostgreSqlIdentifier.Of(parent);
        var also = columns.Select(column => column.Name).ToValueList();
        var unlogged = table.Has("unlogged") ? "UNLOGGED " : "";
        yield return new(
            ActionPhase.Create,
            table.Name,
            new(
                $"CREATE {unlogged}TABLE {name} (\n    LIKE {of} INCLUDING DEFAULTS INCLUDING CONSTRAINTS "
                    + $"INCLUDING GENERATED INCLUDING STORAGE\n){PostgreSqlTableText.Storage(table)}"
            )
        )
        {
            Also = also,
        };
        yield return new(
            ActionPhase.Create,
            table.Name,
            new($"ALTER TABLE {of} ATTACH PARTITION {name} {table["bound"]}")
        )
        {
            Also = also,
        };
    }

    static string? Line(SchemaObject column, SchemaObject table, ObjectName? parent, PostgreSqlPlanContext context)
    {
        if (column["inherited"] == "only" || table.Has("of type"))
        {
            var above = parent is null
                ? null
                : context.After(column.Name with { Schema = parent.Schema, Owner = parent.Name });
            var text = PostgreSqlTableText.Override(column, above);
            // Only partitions and typed tables can say something of a column that they do not name themselves.
            return text is null ? null
                : table.Has("of type")
                    ? text.Insert(PostgreSqlIdentifier.Quote(column.Name.Name).Length, " WITH OPTIONS")
                : table.Has("partition of") ? text
                : null;
        }
        return PostgreSqlTableText.Column(column, withDefault: !Later(column, context).Any());
    }
}
