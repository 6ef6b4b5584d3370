namespace Godwit;

/// <summary>
/// Options of the TOAST table. As long as no column needs one the server forgets them, and so it does where a table is
/// written anew for a type that needs none.
/// </summary>
static class PostgreSqlToastOptions
{
    const string Prefix = "option:toast.";

    static readonly ValueList<string> _unbounded =
    [
        "text",
        "character varying",
        "json",
        "jsonb",
        "bytea",
        "xml",
        "tsvector",
    ];

    /// <summary>The columns that must be as they shall be before the options are set.</summary>
    public static ValueList<ObjectName> ColumnsBefore(ObjectName table, PostgreSqlPlanContext context) =>
        Columns(table, context)
            .Select(column => column.Name)
            .Where(column => context.IsCreated(column) || context.ChangeOf(column) is Change.Alter)
            .ToValueList();

    /// <summary>The statement that says options once more that a new type of a column may have taken away.</summary>
    public static IEnumerable<PlanAction> Again(SchemaObject column, PostgreSqlPlanContext context)
    {
        var table = PostgreSqlColumnRules.TableOf(column.Name);
        if (context.Before(table) is not { } old || context.After(table) is not { } wanted || context.IsCreated(table))
            return [];
        var kept = wanted.Settings.Where(one =>
            one.Name.StartsWith(Prefix, StringComparison.Ordinal) && old[one.Name] == one.Value
        );
        var options = kept.Select(one => PostgreSqlTableText.Option(one.Name["option:".Length..], one.Value)).ToList();
        if (options.Count == 0 || !MayBeForgotten(column, Columns(table, context).ToList(), context))
            return [];
        var sql = $"ALTER TABLE {PostgreSqlIdentifier.Of(table)} SET ({string.Join(", ", options)})";
        return [new(ActionPhase.Alter, table, new(sql)) { Needs = ColumnsBefore(table, context) }];
    }

    // Said once, for the last column that becomes of another type.
    static bool MayBeForgotten(SchemaObject column, List<SchemaObject> columns, PostgreSqlPlanContext context)
    {
        var changed = columns.Where(one => IsOfOtherType(one, context)).ToList();
        return changed.LastOrDefault()?.Name == column.Name
            && changed.Exists(one => !IsUnbounded(one))
            && !columns.Exists(one =>
                IsUnbounded(one) && context.ChangeOf(one.Name) is null && !context.IsCreated(one.Name)
            );
    }

    static bool IsOfOtherType(SchemaObject column, PostgreSqlPlanContext context) =>
        context.ChangeOf(column.Name) is Change.Alter change
        && !context.IsCreated(column.Name)
        && PostgreSqlColumnType.Differs(change.From, change.To);

    static bool IsUnbounded(SchemaObject column) =>
        column["storage"] != "plain"
        && column["type"] is { } type
        && (type.EndsWith("[]", StringComparison.Ordinal) || _unbounded.Contains(type));

    static IEnumerable<SchemaObject> Columns(ObjectName table, PostgreSqlPlanContext context) =>
        context.PartsAfter(table).Where(part => part.Name.Kind == ObjectKind.Column);
}
