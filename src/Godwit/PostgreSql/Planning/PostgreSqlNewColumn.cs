namespace Godwit;

/// <summary>Adds a column to a table that exists, and so may have rows.</summary>
static class PostgreSqlNewColumn
{
    const string Batch = "200 ms each, pause 100%";

    /// <summary>The statements.</summary>
    public static IEnumerable<PlanAction> Actions(SchemaObject column, PostgreSqlPlanContext context)
    {
        var later = PostgreSqlTableCreation.Later(column, context).ToValueList();
        var needsValue =
            column.Has("not null")
            && !column.Has("default")
            && !column.Has("identity")
            && !column.Has("generated")
            && !IsForeign(column, context);
        var value = needsValue ? context.Request.Backfills.GetValueOrDefault(column.Name) : null;
        if (needsValue && value is null)
            context.Ask(Question(column));
        yield return Add(column, isNullable: needsValue, later, context);
        if (later.Count > 0)
            yield return PostgreSqlColumnRules.Alter(column.Name, $"SET DEFAULT {column["default"]}") with
            {
                Needs = later,
            };
        if (!needsValue)
            yield break;
        foreach (var action in Filled(column, value, context))
            yield return action;
    }

    /// <summary>The statements for a column that comes with an attribute of the table's type.</summary>
    public static IEnumerable<PlanAction> Given(SchemaObject column, PostgreSqlPlanContext context)
    {
        var actions = new List<PlanAction>();
        if (column["default"] is { } given)
            actions.Add(PostgreSqlColumnRules.Alter(column.Name, $"SET DEFAULT {given}"));
        if (column.Has("not null"))
        {
            var value = context.Request.Backfills.GetValueOrDefault(column.Name) ?? column["default"];
            if (value is null)
                context.Ask(Question(column));
            actions.AddRange(Filled(column, value, context));
        }
        actions.AddRange(PostgreSqlColumnDetails.Of(null, column, context));
        var attribute = PostgreSqlTypedTables.AttributeOf(column.Name, context);
        return actions.Select(one => one with { Needs = [attribute] });
    }

    static IEnumerable<PlanAction> Filled(SchemaObject column, string? value, PostgreSqlPlanContext context) =>
        [Fill(column, value ?? "NULL", context), .. PostgreSqlNotNull.Set(column, context)];

    static PlanAction Add(
        SchemaObject column,
        bool isNullable,
        ValueList<ObjectName> later,
        PostgreSqlPlanContext context
    )
    {
        var text = PostgreSqlTableText.Column(column, withDefault: later.Count == 0, isNullable);
        var sql = $"{PostgreSqlColumnRules.AlterTable(column.Name)} ADD COLUMN {text}";
        return new(ActionPhase.Create, column.Name, new(sql) { Hazards = Hazards(column).ToValueList() })
        {
            DoesNotNeed = later,
            Needs = column.Has("identity") ? IdentityNeeds(column, context) : [],
        };
    }

    // The sequence of an identity gets what its owner gives to new ones, and a table with heirs gets no identity.
    static ValueList<ObjectName> IdentityNeeds(SchemaObject column, PostgreSqlPlanContext context)
    {
        var table = PostgreSqlColumnRules.TableOf(column.Name);
        var heirs = context.LinksBefore.TablesBelow(table).Except(context.LinksAfter.TablesBelow(table));
        return
        [
            .. PostgreSqlOwners.Needs(column, context),
            .. heirs.Select(one => one.Name).Where(one => context.ChangeOf(one) is Change.Drop),
        ];
    }

    static IEnumerable<Hazard> Hazards(SchemaObject column)
    {
        const string rewrite = "The table is written anew, and nobody can read or write it meanwhile.";
        if (column["generated"] == "stored")
            yield return new("pg-add-column-stored-generated", column.Name, rewrite);
        if (column.Has("identity") || column["default"]?.StartsWith("nextval(", StringComparison.Ordinal) == true)
            yield return new("pg-add-column-serial", column.Name, rewrite);
        else if (column["default"] is { } value && MayBeVolatile(value))
            yield return new(
                "pg-add-column-volatile-default",
                column.Name,
                "Where the default is computed for each row, the table is written anew, "
                    + "and nobody can read or write it meanwhile."
            );
    }

    // The server writes constants as 'text'::type, and calls with parentheses. What is stable needs no rewrite.
    static bool MayBeVolatile(string value) =>
        value.Contains('(', StringComparison.Ordinal)
        && value is not ("now()" or "transaction_timestamp()" or "statement_timestamp()")
        && !value.StartsWith('\'');

    static PlanAction Fill(SchemaObject column, string value, PostgreSqlPlanContext context)
    {
        var table = PostgreSqlIdentifier.OfOwner(column.Name);
        var name = PostgreSqlIdentifier.Quote(column.Name.Name);
        // Windows of ctid came with 14; a rebuilt database is empty anyway.
        var statement =
            context.Request.IsPlain || context.Version < 140000
                ? new PlannedStatement($"UPDATE {table} SET {name} = {value} WHERE {name} IS NULL")
                : new PlannedStatement(
                    $"UPDATE {table} SET {name} = {value} WHERE ctid >= $1 AND ctid < $2 AND {name} IS NULL"
                )
                {
                    Kind = StepKind.Batches,
                    Batches = $"of {table}, {Batch}",
                };
        return new(ActionPhase.Alter, column.Name, statement);
    }

    static bool IsForeign(SchemaObject column, PostgreSqlPlanContext context) =>
        PostgreSqlColumnRules.TableOf(column.Name, context.After).Kind == ObjectKind.ForeignTable;

    static PlanQuestion Question(SchemaObject column)
    {
        var path = $"{column.Name.Schema}.{column.Name.Owner}.{column.Name.Name}";
        return new(
            column.Name,
            $"{column.Name} is NOT NULL and has no default: which value do the rows get that exist?",
            $"--backfill {path}=\"{PostgreSqlColumnType.ExampleOf(column["type"] ?? "text")}\""
        );
    }
}
