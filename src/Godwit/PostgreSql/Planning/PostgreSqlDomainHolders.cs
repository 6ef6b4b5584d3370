namespace Godwit;

/// <summary>
/// What holds values of a domain within arrays, rows or ranges: while a table has such a column, the server neither
/// validates a constraint of the domain nor makes it NOT NULL (PostgreSQL source, <c>get_rels_with_domain</c>).
/// </summary>
static class PostgreSqlDomainHolders
{
    /// <summary>True where such columns stay, so that a new domain has to take the place of the old one.</summary>
    public static bool Stay(ObjectName domain, PostgreSqlPlanContext context) =>
        context
            .DependentsBefore(domain)
            .Any(one =>
                one switch
                {
                    { Kind: ObjectKind.Column, Owner: not null } when IsAttribute(one, context) =>
                        PostgreSqlTypeSwaps.IsStored(PostgreSqlAttributeRules.TypeOf(one), context),
                    { Kind: ObjectKind.Column, Owner: not null } => IsWithin(domain, context.Before(one))
                        && !Leaves(one, context),
                    { Kind: ObjectKind.Domain } => Stay(one, context),
                    { Kind: ObjectKind.RangeType } => PostgreSqlTypeSwaps.IsStored(one, context),
                    _ => false,
                }
            );

    /// <summary>Columns of the domain that go, and tables that go with them: the domain changes afterwards.</summary>
    public static ValueList<ObjectName> Leaving(ObjectName domain, PostgreSqlPlanContext context) =>
        context
            .DependentsBefore(domain)
            .Where(one => one is { Kind: ObjectKind.Column, Owner: not null } && !IsAttribute(one, context))
            .SelectMany(column => new[] { column, PostgreSqlColumnRules.TableOf(column, context.Before) })
            .Where(one => context.ChangeOf(one) is Change.Drop)
            .ToValueList();

    /// <summary>True where such columns come: the domain is as it shall be before.</summary>
    public static bool Come(ObjectName domain, PostgreSqlPlanContext context) =>
        context
            .LinksAfter.DependentsOf(domain)
            .Any(one =>
                one.Kind == ObjectKind.Column && context.IsCreated(one) && IsWithin(domain, context.After(one))
            );

    static bool IsAttribute(ObjectName column, PostgreSqlPlanContext context) =>
        context.Before(PostgreSqlAttributeRules.TypeOf(column)) is not null;

    static bool IsWithin(ObjectName domain, SchemaObject? column) =>
        column?["type"] is { } type && type != PostgreSqlIdentifier.Of(domain);

    static bool Leaves(ObjectName column, PostgreSqlPlanContext context) =>
        context.ChangeOf(column) is Change.Drop
        || context.ChangeOf(PostgreSqlColumnRules.TableOf(column, context.Before)) is Change.Drop;
}
