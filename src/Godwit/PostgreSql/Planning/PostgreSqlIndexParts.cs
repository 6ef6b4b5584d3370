namespace Godwit;

/// <summary>
/// What an index, or the index of a key, has beside its definition: storage parameters, tablespace, statistics targets,
/// and the marks on its table.
/// </summary>
static class PostgreSqlIndexParts
{
    /// <summary>True for a setting that an index can change without being built again.</summary>
    public static bool IsPart(string setting) =>
        PostgreSqlIndexText.IsOption(setting)
        || setting.EndsWith(" statistics", StringComparison.Ordinal)
        || setting
            is "tablespace"
                or "clustered"
                or "replica identity"
                or "index comment"
                or "generated name"
                or "incomplete"
                or "parent"
                or "inherited"
                or "comment";

    /// <summary>Gives a new index what <c>CREATE INDEX</c> and <c>ADD CONSTRAINT</c> have no words for.</summary>
    public static IEnumerable<PlanAction> Complete(
        SchemaObject created,
        string name,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        var index = PostgreSqlIdentifier.Qualify(created.Name.Schema, name);
        foreach (var setting in created.Settings.Where(IsStatistics))
            yield return actions.Run(SetStatistics(index, setting.Name, setting.Value));
        if (created["index comment"] is { } comment)
            yield return actions.Run($"COMMENT ON INDEX {index} IS {PostgreSqlIdentifier.Literal(comment)}");
        if (created.Has("clustered"))
            yield return actions.Run(
                $"{AlterOwner(created.Name, context)} CLUSTER ON {PostgreSqlIdentifier.Quote(name)}"
            );
        if (created.Has("replica identity"))
            yield return actions.Run(UseAsReplicaIdentity(created.Name, name));
    }

    /// <summary>Changes the parts that differ.</summary>
    public static IEnumerable<PlanAction> Alter(
        Change.Alter change,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    ) =>
        [
            .. AlterOptions(change, actions),
            .. AlterStatistics(change, actions),
            .. MoveToTablespace(change, actions, context),
            .. AlterMarks(change, actions, context),
        ];

    static IEnumerable<PlanAction> AlterOptions(Change.Alter change, PostgreSqlActions actions)
    {
        var index = PostgreSqlIdentifier.Of(change.To.Name);
        var gone = change
            .From.Settings.Where(PostgreSqlIndexText.IsOption)
            .Where(one => !change.To.Has(one.Name))
            .Select(one => PostgreSqlIndexText.OptionOf(one.Name))
            .ToList();
        if (gone.Count > 0)
            yield return actions.Run($"ALTER INDEX {index} RESET ({string.Join(", ", gone)})");
        var set = change
            .To.Settings.Where(PostgreSqlIndexText.IsOption)
            .Where(one => change.From[one.Name] != one.Value)
            .Select(PostgreSqlIndexText.Assign)
            .ToList();
        if (set.Count > 0)
            yield return actions.Run($"ALTER INDEX {index} SET ({string.Join(", ", set)})");
    }

    static IEnumerable<PlanAction> AlterStatistics(Change.Alter change, PostgreSqlActions actions)
    {
        var index = PostgreSqlIdentifier.Of(change.To.Name);
        foreach (var setting in change.Settings.Where(one => one.EndsWith(" statistics", StringComparison.Ordinal)))
            yield return actions.Run(SetStatistics(index, setting, change.To[setting] ?? "-1"));
        if (change.From["index comment"] != change.To["index comment"])
        {
            var comment = change.To["index comment"] is { } text ? PostgreSqlIdentifier.Literal(text) : "NULL";
            yield return actions.Run($"COMMENT ON INDEX {index} IS {comment}");
        }
    }

    // To move an index is to write it again. REINDEX can do so beside the old one, from 14 on.
    static IEnumerable<PlanAction> MoveToTablespace(
        Change.Alter change,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        if (change.From["tablespace"] == change.To["tablespace"])
            yield break;
        var index = PostgreSqlIdentifier.Of(change.To.Name);
        var tablespace = PostgreSqlIdentifier.Quote(change.To["tablespace"] ?? "pg_default");
        if (change.To.Has("partitioned"))
            yield return actions.Run($"ALTER INDEX {index} SET TABLESPACE {tablespace}");
        else if (context.Request.IsPlain || context.Version < 140000)
            yield return actions.Run(
                $"ALTER INDEX {index} SET TABLESPACE {tablespace}",
                actions.Hazard("pg-set-tablespace", "Queries that could use the index wait while it is copied.")
            );
        else
            yield return actions.RunAlone($"REINDEX (TABLESPACE {tablespace}) INDEX CONCURRENTLY {index}");
    }

    static IEnumerable<PlanAction> AlterMarks(
        Change.Alter change,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        var name = change.To.Name;
        if (change.From["clustered"] != change.To["clustered"])
        {
            if (change.To.Has("clustered"))
                yield return actions.Run(
                    $"{AlterOwner(name, context)} CLUSTER ON {PostgreSqlIdentifier.Quote(name.Name)}"
                );
            else if (!HasMark("clustered", name, context))
                yield return actions.Run($"{AlterOwner(name, context)} SET WITHOUT CLUSTER");
        }
        if (change.To.Has("replica identity") && !change.From.Has("replica identity"))
            yield return actions.Run(UseAsReplicaIdentity(name, name.Name));
        if (change.From.Has("replica identity") && !change.To.Has("replica identity"))
        {
            foreach (var action in Unmark(name, actions, context))
                yield return action;
        }
    }

    /// <summary>
    /// What takes the mark of the replica identity from an index, unless it goes to another one; a table does not lose
    /// it with its index.
    /// </summary>
    public static IEnumerable<PlanAction> Unmark(
        ObjectName index,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        // FULL and NOTHING are said by the table.
        var isDefault = context.LinksAfter.OwnerOf(index) is not { } owner || !owner.Has("replica identity");
        if (isDefault && !HasMark("replica identity", index, context))
            yield return actions.Run($"ALTER TABLE {PostgreSqlIdentifier.OfOwner(index)} REPLICA IDENTITY DEFAULT");
    }

    // Only one index of a table is marked: to mark another one takes the mark away.
    static bool HasMark(string mark, ObjectName part, PostgreSqlPlanContext context) =>
        context.PartsAfter(PostgreSqlColumnRules.TableOf(part)).Any(one => one.Has(mark));

    static bool IsStatistics(Setting setting) => setting.Name.EndsWith(" statistics", StringComparison.Ordinal);

    static string SetStatistics(string index, string setting, string target)
    {
        var number = setting.Split(' ')[1];
        return $"ALTER INDEX {index} ALTER COLUMN {number} SET STATISTICS {target}";
    }

    static string UseAsReplicaIdentity(ObjectName part, string index) =>
        $"ALTER TABLE {PostgreSqlIdentifier.OfOwner(part)} REPLICA IDENTITY USING INDEX "
        + PostgreSqlIdentifier.Quote(index);

    static string AlterOwner(ObjectName part, PostgreSqlPlanContext context)
    {
        var owner = context.LinksAfter.OwnerOf(part)?.Name.Kind;
        var kind = owner == ObjectKind.MaterializedView ? "MATERIALIZED VIEW" : "TABLE";
        return $"ALTER {kind} {PostgreSqlIdentifier.OfOwner(part)}";
    }
}
