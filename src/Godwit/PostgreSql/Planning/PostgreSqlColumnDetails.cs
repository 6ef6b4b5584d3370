namespace Godwit;

/// <summary>What a column has beside its type: default, storage, compression, statistics target, options.</summary>
static class PostgreSqlColumnDetails
{
    /// <summary>What a column that came with its table, or with the parent's column, has of its own.</summary>
    public static IEnumerable<PlanAction> Differences(
        SchemaObject given,
        SchemaObject wanted,
        PostgreSqlPlanContext context
    )
    {
        if (given["default"] != wanted["default"] && !wanted.Has("generated"))
            yield return SetDefault(wanted, context);
        if (given["not null"] != wanted["not null"] && wanted.Has("not null"))
            yield return PostgreSqlColumnRules.Alter(wanted.Name, "SET NOT NULL");
        foreach (var action in Of(given, wanted, context))
            yield return action;
    }

    // What the server hands down to tables that shall not have it is said of the one table only.
    static PlanAction Set(SchemaObject wanted, string setting, string clause, PostgreSqlPlanContext context) =>
        PostgreSqlColumnRules.Alter(
            wanted.Name,
            clause,
            isOnly: !PostgreSqlInheritedColumn.IsHandedDown(wanted, setting, context)
        );

    static PlanAction SetDefault(SchemaObject wanted, PostgreSqlPlanContext context) =>
        Set(
            wanted,
            "default",
            wanted["default"] is { } value && !wanted.Has("generated") ? $"SET DEFAULT {value}" : "DROP DEFAULT",
            context
        );

    /// <summary>The statement for a default that changes by itself.</summary>
    public static IEnumerable<PlanAction> Default(SchemaObject old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        // A new type has brought its default along.
        if (old["default"] == wanted["default"] || PostgreSqlColumnType.Differs(old, wanted))
            yield break;
        if (!PostgreSqlInheritedColumn.Follows(wanted, "default", context))
            yield return SetDefault(wanted, context);
    }

    /// <summary>The statement that keeps a storage: a new type brings its own.</summary>
    public static IEnumerable<PlanAction> Storage(SchemaObject old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        if (wanted["storage"] is { } storage && storage == old["storage"] && PostgreSqlColumnType.Differs(old, wanted))
            yield return Set(wanted, "storage", $"SET STORAGE {storage.ToUpperInvariant()}", context);
    }

    /// <summary>Storage, compression, statistics target and options that differ.</summary>
    public static IEnumerable<PlanAction> Of(SchemaObject? old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        // A new type has brought its own storage along.
        var isSettled = !wanted.Has("storage") && (old is null || PostgreSqlColumnType.Differs(old, wanted));
        if (IsSet("storage") && !isSettled)
        {
            var storage = wanted["storage"] ?? PostgreSqlStorage.DefaultOf(wanted);
            yield return Set(wanted, "storage", $"SET STORAGE {storage.ToUpperInvariant()}", context);
        }
        if (old is not null && old["compression"] != wanted["compression"])
            yield return PostgreSqlColumnRules.Alter(
                wanted.Name,
                $"SET COMPRESSION {wanted["compression"] ?? "default"}"
            );
        if (IsSet("statistics"))
            yield return Set(wanted, "statistics", $"SET STATISTICS {wanted["statistics"] ?? "-1"}", context);
        foreach (var clause in PostgreSqlOptionClauses.Of(old, wanted, "option:"))
            yield return PostgreSqlColumnRules.Alter(wanted.Name, clause);
        if (ForeignOptions(old, wanted) is { Length: > 0 } options)
            yield return PostgreSqlColumnRules.Alter(wanted.Name, $"OPTIONS ({options})");

        bool IsSet(string setting) =>
            old?[setting] != wanted[setting] && !PostgreSqlInheritedColumn.Follows(wanted, setting, context);
    }

    static string ForeignOptions(SchemaObject? old, SchemaObject wanted)
    {
        const string prefix = "fdw option:";
        var before = old is null
            ? []
            : PostgreSqlTableText.Options(old, prefix).ToDictionary(one => one.Name, one => one.Value);
        var after = PostgreSqlTableText.Options(wanted, prefix).ToDictionary(one => one.Name, one => one.Value);
        var set = after
            .Where(one => before.GetValueOrDefault(one.Key) != one.Value)
            .Select(one =>
                $"{(before.ContainsKey(one.Key) ? "SET" : "ADD")} {PostgreSqlIdentifier.Quote(one.Key)} "
                + $"{PostgreSqlIdentifier.Literal(one.Value)}"
            );
        var drop = before.Keys.Except(after.Keys).Select(name => $"DROP {PostgreSqlIdentifier.Quote(name)}");
        return string.Join(", ", set.Concat(drop));
    }
}
