namespace Godwit;

/// <summary>Owner, comment, grants and security labels, which objects of all kinds have.</summary>
sealed class PostgreSqlCommonRules : PostgreSqlRules
{
    const string LabelPrefix = "label:";

    public override ValueList<ObjectKind> Kinds => [];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context) =>
        Actions(null, created, context);

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) => [];

    public override IEnumerable<PlanAction> Alter(Change.Alter change, PostgreSqlPlanContext context) =>
        Actions(change.From, change.To, context);

    static IEnumerable<PlanAction> Actions(SchemaObject? old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        // New grants are made by the owner, old ones by whoever it was.
        if (old?["owner"] != wanted["owner"] && !IsOwnedAsBefore(old, wanted))
            yield return Run(
                wanted.Name,
                $"ALTER {PostgreSqlReference.Of(wanted.Name, context)} OWNER TO {OwnerOf(wanted)}"
            ) with
            {
                Also = [PostgreSqlOwners.OwnedOf(wanted.Name)],
            };
        foreach (var statement in PostgreSqlGrants.Statements(old, wanted, context))
            yield return Run(wanted.Name, statement) with
            {
                Needs = PostgreSqlOwners.Needs(wanted, context),
            };
        foreach (var statement in Comments(old, wanted, context))
            yield return Run(wanted.Name, statement);
        foreach (var statement in Labels(old, wanted, context))
            yield return Run(wanted.Name, statement);
    }

    // A sequence that belongs to a table follows it.
    static bool IsOwnedAsBefore(SchemaObject? old, SchemaObject wanted) =>
        wanted["owned by"] is { } column && old?["owned by"] == column;

    static string OwnerOf(SchemaObject wanted) =>
        wanted["owner"] switch
        {
            PostgreSqlPrivilegeQuery.Owner => "CURRENT_USER",
            { } role => PostgreSqlIdentifier.Quote(role),
            // What it belongs to from the beginning, from PostgreSQL 15 on; before, no other state is read.
            null when wanted.Name is { Kind: ObjectKind.Schema, Name: "public" } => "pg_database_owner",
            null => "CURRENT_USER",
        };

    static IEnumerable<string> Comments(SchemaObject? old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        const string prefix = "column comment:";
        if (old?["comment"] != wanted["comment"])
            yield return $"COMMENT ON {PostgreSqlReference.Of(wanted.Name, context)} IS {TextOf(wanted["comment"])}";
        // The sequence goes with the identity, and its comment with it.
        if (wanted.Has("identity") && old?["identity comment"] != wanted["identity comment"])
            yield return $"COMMENT ON SEQUENCE {PostgreSqlIdentity.SequenceOf(wanted)} IS "
                + TextOf(wanted["identity comment"]);
        foreach (var column in NamesOf(old, wanted, prefix))
        {
            var name = $"{PostgreSqlIdentifier.Of(wanted.Name)}.{PostgreSqlIdentifier.Quote(column)}";
            yield return $"COMMENT ON COLUMN {name} IS {TextOf(wanted[prefix + column])}";
        }
    }

    static IEnumerable<string> Labels(SchemaObject? old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        foreach (var provider in NamesOf(old, wanted, LabelPrefix))
            yield return $"SECURITY LABEL FOR {PostgreSqlIdentifier.Quote(provider)} ON "
                + $"{PostgreSqlReference.Of(wanted.Name, context)} IS {TextOf(wanted[LabelPrefix + provider])}";
    }

    /// <summary>What stands behind a prefix in the names of settings that differ.</summary>
    internal static IEnumerable<string> NamesOf(SchemaObject? old, SchemaObject wanted, string prefix) =>
        (old?.Settings ?? [])
            .Concat(wanted.Settings)
            .Where(one => one.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(one => one.Name)
            .Distinct()
            .Where(name => old?[name] != wanted[name])
            .Select(name => name[prefix.Length..]);

    static string TextOf(string? text) => text is null ? "NULL" : PostgreSqlIdentifier.Literal(text);

    static PlanAction Run(ObjectName name, string sql) => new(ActionPhase.Alter, name, new(sql));
}
