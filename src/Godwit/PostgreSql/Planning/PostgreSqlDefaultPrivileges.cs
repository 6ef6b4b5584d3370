namespace Godwit;

/// <summary>Privileges that new objects get (<c>ALTER DEFAULT PRIVILEGES</c>).</summary>
sealed class PostgreSqlDefaultPrivileges : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.DefaultPrivilege];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context) =>
        Actions(ActionPhase.Create, created.Name, null, created["privileges"]);

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        Actions(ActionPhase.Drop, dropped.Name, dropped["privileges"], null);

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context) =>
        Actions(ActionPhase.Alter, change.To.Name, change.From["privileges"], change.To["privileges"]);

    /// <summary>
    /// True for what changes them: whatever the plan creates gets the old ones, so it is the end of the plan. Those
    /// of a schema that is dropped go before it.
    /// </summary>
    public static bool IsLast(PlanAction action, PostgreSqlPlanContext context) =>
        action.Subject.Kind == ObjectKind.DefaultPrivilege
        && !(action.Phase == ActionPhase.Drop && context.IsDropped(new(ObjectKind.Schema, "", action.Subject.Schema)));

    /// <summary>What a new object has from the beginning: what its kind has, and what these privileges add.</summary>
    /// <param name="created">The object.</param>
    /// <param name="usual">What its kind has.</param>
    /// <param name="owner">Who owns it then; absent for the role that runs the plan.</param>
    /// <param name="context">The plan.</param>
    public static Dictionary<string, string[]> GivenTo(
        ObjectName created,
        IReadOnlyDictionary<string, string[]> usual,
        string? owner,
        PostgreSqlPlanContext context
    )
    {
        var given = new Dictionary<string, string[]>(usual);
        if (WordOf(created.Kind) is not { } word)
            return given;
        // As they are before the plan: what it changes comes last.
        var giver = owner ?? PostgreSqlPrivilegeQuery.Owner;
        var inForce = context.Request.From.Objects.Where(one =>
            one.Name.Kind == ObjectKind.DefaultPrivilege && one.Name.Name == giver && one.Name.Signature == word
        );
        foreach (var one in inForce.Where(one => one.Name.Schema.Length == 0))
            given = PostgreSqlGrants.Parse(one["privileges"], usual);
        foreach (var one in inForce.Where(one => one.Name.Schema == created.Schema && created.Schema.Length > 0))
        {
            foreach (var (role, rights) in PostgreSqlGrants.Parse(one["privileges"], usual))
                given[role] = given.GetValueOrDefault(role, []).Union(rights).ToArray();
        }
        return given;
    }

    static List<PlanAction> Actions(ActionPhase phase, ObjectName name, string? old, string? wanted)
    {
        var usual =
            name.Schema.Length > 0 ? new Dictionary<string, string[]>()
            : name.Signature == "FUNCTIONS" ? PostgreSqlGrants.UsualOf(ObjectKind.Function)
            : name.Signature == "TYPES" ? PostgreSqlGrants.UsualOf(ObjectKind.Enum)
            : new Dictionary<string, string[]>();
        var head = "ALTER DEFAULT PRIVILEGES";
        if (name.Name != PostgreSqlPrivilegeQuery.Owner)
            head += $" FOR ROLE {PostgreSqlIdentifier.Quote(name.Name)}";
        if (name.Schema.Length > 0)
            head += $" IN SCHEMA {PostgreSqlIdentifier.Quote(name.Schema)}";
        return PostgreSqlGrants
            .Between(
                PostgreSqlGrants.Parse(old, usual),
                PostgreSqlGrants.Parse(wanted, usual),
                $"ON {name.Signature}",
                "",
                null
            )
            .Select(statement => new PlanAction(phase, name, new($"{head} {statement}")))
            .ToList();
    }

    static string? WordOf(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable => "TABLES",
            ObjectKind.Sequence => "SEQUENCES",
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => "FUNCTIONS",
            ObjectKind.Enum
            or ObjectKind.Domain
            or ObjectKind.CompositeType
            or ObjectKind.RangeType
            or ObjectKind.BaseType => "TYPES",
            ObjectKind.Schema => "SCHEMAS",
            _ => null,
        };
}
