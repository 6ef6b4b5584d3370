namespace Godwit;

/// <summary>
/// Makes, drops and changes domains; another base type takes a new domain (<see cref="PostgreSqlTypeSwaps"/>).
/// </summary>
sealed class PostgreSqlDomainRules : PostgreSqlRules
{
    // Since 17 the NOT NULL of a domain is a constraint that may have a name.
    const int HasNamedNotNull = 170000;

    public override ValueList<ObjectKind> Kinds => [ObjectKind.Domain];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var inline = context
            .PartsAfter(created.Name)
            .Where(one => PostgreSqlDomainConstraintRules.IsInline(one, context));
        var checks = inline.ToList();
        var lines = new[]
        {
            created["default"] is { } value ? $"DEFAULT {value}" : null,
            created.Has("not null") ? NotNull(created) : null,
        }
            .OfType<string>()
            .Concat(checks.Select(PostgreSqlDomainConstraintRules.Define))
            .ToList();
        var collation = created["collation"] is { } name ? $" COLLATE {name}" : "";
        var head = $"CREATE DOMAIN {PostgreSqlIdentifier.Of(created.Name)} AS {created["type"]}{collation}";
        var separator = lines.Count == 1 ? " " : "\n    ";
        return context
            .Swaps.Create(created.Name, [string.Join(separator, lines.Prepend(head))])
            .Select(one =>
                one.Subject == created.Name ? one with { Also = checks.Select(part => part.Name).ToValueList() } : one
            );
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        context.Swaps.Drop(dropped.Name, "DOMAIN");

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var settings = PostgreSqlSimpleRules.OwnSettings(change).ToHashSet();
        if (settings.Contains("type") || settings.Contains("collation"))
            return null;
        var isStricter = settings.Contains("not null") && change.To.Has("not null");
        return isStricter && PostgreSqlDomainHolders.Stay(change.To.Name, context)
            ? null
            : Changes(change, settings, context);
    }

    static List<PlanAction> Changes(Change.Alter change, HashSet<string> settings, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        var alter = $"ALTER DOMAIN {PostgreSqlIdentifier.Of(change.To.Name)}";
        var found = new List<PlanAction>();
        if (settings.Contains("default"))
            found.Add(
                actions.Run(
                    change.To["default"] is { } value ? $"{alter} SET DEFAULT {value}" : $"{alter} DROP DEFAULT"
                )
            );
        if (settings.Contains("not null"))
            found.Add(
                change.To.Has("not null")
                    ? actions.Run(SetNotNull(alter, change.To, context), MayFail(actions)) with
                    {
                        Needs = PostgreSqlDomainHolders.Leaving(change.To.Name, context),
                    }
                    : actions.Run(
                        $"{alter} DROP NOT NULL",
                        actions.Hazard("drop-not-null", "Readers may meet NULL where there was none.")
                    )
            );
        else if (settings.Contains("not null constraint"))
            found.Add(actions.Run($"{alter} RENAME CONSTRAINT {NotNullName(change.From)} TO {NotNullName(change.To)}"));
        return found;
    }

    static Hazard MayFail(PostgreSqlActions actions) =>
        actions.Hazard("not-null-may-fail", "Rows that hold NULL in a column of this domain make the statement fail.");

    static string SetNotNull(string alter, SchemaObject domain, PostgreSqlPlanContext context) =>
        context.Version >= HasNamedNotNull && domain.Has("not null constraint")
            ? $"{alter} ADD {NotNull(domain)}"
            : $"{alter} SET NOT NULL";

    static string NotNull(SchemaObject domain) =>
        domain["not null constraint"] is { } name
            ? $"CONSTRAINT {PostgreSqlIdentifier.Quote(name)} NOT NULL"
            : "NOT NULL";

    static string NotNullName(SchemaObject domain) =>
        PostgreSqlIdentifier.Quote(domain["not null constraint"] ?? domain.Name.Name + "_not_null");
}

/// <summary>Makes, drops and changes the checks of domains.</summary>
sealed class PostgreSqlDomainConstraintRules : PostgreSqlRules
{
    // Those of tables have rules of their own: PostgreSqlKinds tells them apart.
    public override ValueList<ObjectKind> Kinds => [];

    /// <summary>The constraint as it stands behind <c>ADD</c>.</summary>
    public static string Define(SchemaObject constraint) =>
        $"CONSTRAINT {PostgreSqlIdentifier.Quote(constraint.Name.Name)} CHECK ({constraint["expression"]})";

    /// <summary>True where the statement that creates the domain can hold the constraint.</summary>
    public static bool IsInline(SchemaObject constraint, PostgreSqlPlanContext context) =>
        constraint.Name.Kind == ObjectKind.Constraint
        && !constraint.Has("not valid")
        && !context
            .NeedsAfter(constraint.Name)
            .Any(one => one.Owner is null && one.Kind != ObjectKind.Domain && context.IsCircular(constraint.Name, one));

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var domain = DomainOf(created.Name);
        var isDomainCreated = context.IsCreated(domain);
        if (isDomainCreated && IsInline(created, context))
            yield break;
        var actions = new PostgreSqlActions(ActionPhase.Create, created.Name);
        var alter = $"ALTER DOMAIN {PostgreSqlIdentifier.OfOwner(created.Name)}";
        var isPlain = isDomainCreated || context.Request.IsPlain;
        var add = $"{alter} ADD {Define(created)}";
        var leaving = PostgreSqlDomainHolders.Leaving(domain, context);
        ValueList<ObjectName> also = PostgreSqlDomainHolders.Come(domain, context) ? [domain] : [];
        if (isPlain && !created.Has("not valid"))
        {
            yield return isDomainCreated
                ? actions.Run(add)
                : actions.Run(add, MayFail(actions)) with
                {
                    Needs = leaving,
                    Also = also,
                };
            yield break;
        }
        yield return actions.Run($"{add} NOT VALID") with
        {
            DoesNotNeed = also,
        };
        if (!created.Has("not valid"))
            yield return Validate(created.Name, actions) with
            {
                Needs = leaving,
                Also = also,
            };
    }

    /// <summary>The domain that a new constraint cannot be added to, because nobody can look at its values.</summary>
    public static IEnumerable<ObjectName> MadeAgainFor(SchemaObject created, PostgreSqlPlanContext context) =>
        created.Name is { Kind: ObjectKind.Constraint, Owner: not null }
        && !created.Has("not valid")
        && DomainOf(created.Name) is var domain
        && context.Before(domain) is not null
        && PostgreSqlDomainHolders.Stay(domain, context)
            ? [domain]
            : [];

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        context.IsDropped(DomainOf(dropped.Name))
            ? []
            :
            [
                new PostgreSqlActions(ActionPhase.Drop, dropped.Name).Run(
                    $"ALTER DOMAIN {PostgreSqlIdentifier.OfOwner(dropped.Name)}"
                        + $" DROP CONSTRAINT {PostgreSqlIdentifier.Quote(dropped.Name.Name)}"
                ),
            ];

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var settings = PostgreSqlSimpleRules.OwnSettings(change).ToList();
        if (settings.Count == 0)
            return [];
        return
            settings is ["not valid"]
            && change.From.Has("not valid")
            && !PostgreSqlDomainHolders.Stay(DomainOf(change.To.Name), context)
            ? [Validate(change.To.Name, new(ActionPhase.Alter, change.To.Name))]
            : null;
    }

    // It reads every table with a column of the domain and lets nobody write meanwhile, so it has a step of its own.
    static PlanAction Validate(ObjectName constraint, PostgreSqlActions actions) =>
        actions.RunInNewStep(
            $"ALTER DOMAIN {PostgreSqlIdentifier.OfOwner(constraint)}"
                + $" VALIDATE CONSTRAINT {PostgreSqlIdentifier.Quote(constraint.Name)}",
            MayFail(actions)
        );

    static Hazard MayFail(PostgreSqlActions actions) =>
        actions.Hazard("check-may-fail", "Rows that hold other values in a column of this domain make it fail.");

    // Constraints of domains have an owner.
    static ObjectName DomainOf(ObjectName constraint) => new(ObjectKind.Domain, constraint.Schema, constraint.Owner!);
}
