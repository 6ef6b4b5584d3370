namespace Godwit;

/// <summary>The statements that create a table with its columns.</summary>
static class PostgreSqlTableCreation
{
    /// <summary>The statements; columns that cannot have their default yet get it by rules of their own.</summary>
    public static IEnumerable<PlanAction> Actions(SchemaObject table, PostgreSqlPlanContext context)
    {
        var columns = context.PartsAfter(table.Name).Where(part => part.Name.Kind == ObjectKind.Column).ToList();
        var parent = context.LinksAfter.TableOf(table)?.Name;
        if (parent is not null && IsAttached(table, context))
            return Attached(table, parent, columns, context);
        var lines = columns.Select(column => Line(column, table, parent, context)).OfType<string>().ToList();
        return
        [
            new(ActionPhase.Create, table.Name, new(PostgreSqlTableText.Create(table, lines)))
            {
                Also = columns.Select(column => column.Name).ToValueList(),
                DoesNotNeed = columns.SelectMany(column => Later(column, context)).Distinct().ToValueList(),
                Needs = columns.SelectMany(column => ColumnsAbove(column.Name, context)).Distinct().ToValueList(),
            },
        ];
    }

    /// <summary>What the default of a column needs that needs the table: it is set afterwards.</summary>
    public static IEnumerable<ObjectName> Later(SchemaObject column, PostgreSqlPlanContext context) =>
        column.Has("default") ? context.CircularNeeds(column.Name) : [];

    /// <summary>
    /// The columns of parents that exist: what comes from them is there when they are as they shall be.
    /// </summary>
    public static ValueList<ObjectName> ColumnsAbove(ObjectName column, PostgreSqlPlanContext context) =>
        context.LinksAfter.OwnerOf(column) is { } table
            ? context
                .LinksAfter.TablesAbove(table)
                .Select(above => PostgreSqlInheritance.PartOf(above, column))
                .Where(above => context.ChangeOf(above) is not null)
                .ToValueList()
            : [];

    /// <summary>
    /// What a column that the table has from its parent has of its own, where the statement that makes the table cannot
    /// say it; of a table that is attached it was said before that.
    /// </summary>
    public static IEnumerable<PlanAction> Differences(SchemaObject column, PostgreSqlPlanContext context)
    {
        if (context.LinksAfter.OwnerOf(column.Name) is not { } table || IsAttached(table, context))
            return [];
        var given = PostgreSqlInheritedColumn.Given(column, hasStatistics: false, context);
        var said = new List<string>();
        if (Later(column, context).Any() || table.Has("partition of") && column.Has("default"))
            said.Add("default");
        if (table.Has("partition of"))
            said.Add("not null");
        return PostgreSqlColumnDetails.Differences(With(given, column, said), column, context);
    }

    // PARTITION OF locks the parent for reads too; ATTACH lets reads and writes pass.
    static bool IsAttached(SchemaObject table, PostgreSqlPlanContext context) =>
        context.LinksAfter.TableOf(table)?.Name is { } parent
        && !context.IsCreated(parent)
        && (!context.Request.IsPlain || PostgreSqlPartitionParts.MadeBefore(table.Name, context).Any());

    static SchemaObject With(SchemaObject given, SchemaObject column, List<string> said) =>
        given with
        {
            Settings = given
                .Settings.Where(one => !said.Contains(one.Name))
                .Concat(column.Settings.Where(one => said.Contains(one.Name)))
                .ToValueList(),
        };

    static IEnumerable<PlanAction> Attached(
        SchemaObject table,
        ObjectName parent,
        List<SchemaObject> columns,
        PostgreSqlPlanContext context
    )
    {
        var name = PostgreSqlIdentifier.Of(table.Name);
        var of = PostgreSqlIdentifier.Of(parent);
        var also = columns.Select(column => column.Name).ToValueList();
        var needs = columns.SelectMany(column => ColumnsAbove(column.Name, context)).Distinct().ToValueList();
        yield return new(ActionPhase.Create, table.Name, new(Like(table, parent, columns, context)))
        {
            Also = also,
            Needs = needs,
        };
        foreach (var action in columns.SelectMany(column => Own(column, context)))
            yield return action with
            {
                Phase = ActionPhase.Create,
                Subject = table.Name,
                Also = also,
            };
        yield return new(
            ActionPhase.Create,
            table.Name,
            new($"ALTER TABLE {of} ATTACH PARTITION {name} {table["bound"]}")
        )
        {
            Also = also,
            Needs = PostgreSqlPartitionParts.MadeBefore(table.Name, context).ToValueList(),
        };
    }

    static string Like(SchemaObject table, ObjectName parent, List<SchemaObject> columns, PostgreSqlPlanContext context)
    {
        var unlogged = table.Has("unlogged") ? "UNLOGGED " : "";
        var compression = columns
            .SelectMany(column => ColumnOf(parent, column, context))
            .Any(column => column.Has("compression"))
            ? " INCLUDING COMPRESSION"
            : "";
        return $"CREATE {unlogged}TABLE {PostgreSqlIdentifier.Of(table.Name)} (\n"
            + $"    LIKE {PostgreSqlIdentifier.Of(parent)} INCLUDING DEFAULTS INCLUDING CONSTRAINTS "
            + $"INCLUDING GENERATED INCLUDING STORAGE{compression}\n){PostgreSqlTableText.Storage(table)}";
    }

    static IEnumerable<PlanAction> Own(SchemaObject column, PostgreSqlPlanContext context)
    {
        var given = PostgreSqlInheritedColumn.Given(column, hasStatistics: false, context);
        return PostgreSqlColumnDetails.Differences(
            Later(column, context).Any() ? With(given, column, ["default"]) : given,
            column,
            context
        );
    }

    static IEnumerable<SchemaObject> ColumnOf(ObjectName table, SchemaObject column, PostgreSqlPlanContext context) =>
        context.After(column.Name with { Schema = table.Schema, Owner = table.Name }) is { } found ? [found] : [];

    static string? Line(SchemaObject column, SchemaObject table, ObjectName? parent, PostgreSqlPlanContext context)
    {
        if (column["inherited"] == "only" || table.Has("of type"))
        {
            var above = parent is null ? null : ColumnOf(parent, column, context).FirstOrDefault();
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
