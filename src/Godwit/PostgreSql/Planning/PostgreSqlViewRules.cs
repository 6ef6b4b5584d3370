namespace Godwit;

/// <summary>Makes, drops and changes views.</summary>
/// <remarks>
/// A view is replaced in place where its columns stay and new ones come behind them (PostgreSQL manual, CREATE VIEW);
/// otherwise it is made again, with all that depends on it.
/// </remarks>
sealed class PostgreSqlViewRules : PostgreSqlRules
{
    const string DefaultPrefix = "default:";

    public override ValueList<ObjectKind> Kinds => [ObjectKind.View];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context) =>
        [new(ActionPhase.Create, created.Name, new($"CREATE {Define(created)}")), .. Defaults(null, created)];

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        [
            new(ActionPhase.Drop, dropped.Name, new($"DROP VIEW {PostgreSqlIdentifier.Of(dropped.Name)}"))
            {
                Also = context.PartsBefore(dropped.Name).Select(part => part.Name).ToValueList(),
            },
        ];

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var (old, wanted) = (change.From, change.To);
        var settings = PostgreSqlSimpleRules.OwnSettings(change).ToList();
        var actions = new List<PlanAction>();
        if (settings.Any(one => one is "query" or "columns"))
        {
            if (!Extends(old["columns"] ?? "", wanted["columns"] ?? ""))
                return null;
            actions.Add(new(ActionPhase.Alter, wanted.Name, new($"CREATE OR REPLACE {Define(wanted)}")));
        }
        else
            actions.AddRange(
                PostgreSqlOptionClauses
                    .Of(old, wanted, "option:")
                    .Select(clause => new PlanAction(
                        ActionPhase.Alter,
                        wanted.Name,
                        new($"ALTER VIEW {PostgreSqlIdentifier.Of(wanted.Name)} {clause}")
                    ))
            );
        return [.. actions, .. Defaults(old, wanted)];
    }

    static string Define(SchemaObject view)
    {
        var options = PostgreSqlTableText
            .Options(view, "option:")
            .Select(one => PostgreSqlTableText.Option(one.Name, one.Value));
        var with = string.Join(", ", options) is { Length: > 0 } text ? $" WITH ({text})" : "";
        return $"VIEW {PostgreSqlIdentifier.Of(view.Name)}{with} AS\n{view["query"]}";
    }

    // Names are quoted where they hold a comma.
    static bool Extends(string old, string wanted) =>
        wanted == old || wanted.StartsWith(old + ", ", StringComparison.Ordinal);

    static IEnumerable<PlanAction> Defaults(SchemaObject? old, SchemaObject wanted) =>
        PostgreSqlCommonRules
            .NamesOf(old, wanted, DefaultPrefix)
            .Select(column =>
            {
                var clause = wanted[DefaultPrefix + column] is { } value ? $"SET DEFAULT {value}" : "DROP DEFAULT";
                return new PlanAction(
                    ActionPhase.Alter,
                    wanted.Name,
                    new(
                        $"ALTER VIEW {PostgreSqlIdentifier.Of(wanted.Name)} ALTER COLUMN "
                            + $"{PostgreSqlIdentifier.Quote(column)} {clause}"
                    )
                );
            });
}

/// <summary>Makes and drops materialized views; another query makes one again.</summary>
sealed class PostgreSqlMaterializedViewRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.MaterializedView];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var name = PostgreSqlIdentifier.Of(created.Name);
        var text = PostgreSqlTableText.Storage(created);
        yield return new(
            ActionPhase.Create,
            created.Name,
            new($"CREATE MATERIALIZED VIEW {name}{text} AS\n{created["query"]}")
        );
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        [
            new(ActionPhase.Drop, dropped.Name, new($"DROP MATERIALIZED VIEW {PostgreSqlIdentifier.Of(dropped.Name)}"))
            {
                Also = context.PartsBefore(dropped.Name).Select(part => part.Name).ToValueList(),
            },
        ];

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var settings = PostgreSqlSimpleRules.OwnSettings(change).ToList();
        if (settings.Any(one => one is not "tablespace" && !one.StartsWith("option:", StringComparison.Ordinal)))
            return null;
        var clauses = PostgreSqlOptionClauses.Of(change.From, change.To, "option:").ToList();
        if (settings.Contains("tablespace"))
            clauses.Add($"SET TABLESPACE {PostgreSqlIdentifier.Quote(change.To["tablespace"] ?? "pg_default")}");
        var name = PostgreSqlIdentifier.Of(change.To.Name);
        return clauses.Select(clause => new PlanAction(
            ActionPhase.Alter,
            change.To.Name,
            new($"ALTER MATERIALIZED VIEW {name} {clause}")
        ));
    }
}
