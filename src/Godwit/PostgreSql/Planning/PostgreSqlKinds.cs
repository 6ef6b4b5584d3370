namespace Godwit;

/// <summary>The rules of each kind, and the order of kinds that pleases a reader.</summary>
static class PostgreSqlKinds
{
    // In the order in which their objects are created where nothing else decides. What dependencies decide needs no
    // place here; functions come late because a body that is text may mention anything.
    static readonly ValueList<ObjectKind> _order =
    [
        ObjectKind.Schema,
        ObjectKind.Extension,
        ObjectKind.Language,
        ObjectKind.Collation,
        ObjectKind.Enum,
        ObjectKind.Domain,
        ObjectKind.CompositeType,
        ObjectKind.RangeType,
        ObjectKind.BaseType,
        ObjectKind.ForeignDataWrapper,
        ObjectKind.ForeignServer,
        ObjectKind.UserMapping,
        ObjectKind.Sequence,
        ObjectKind.Table,
        ObjectKind.ForeignTable,
        ObjectKind.Column,
        ObjectKind.Constraint,
        ObjectKind.Index,
        ObjectKind.Statistics,
        ObjectKind.View,
        ObjectKind.MaterializedView,
        ObjectKind.Function,
        ObjectKind.Procedure,
        ObjectKind.Aggregate,
        ObjectKind.Operator,
        ObjectKind.OperatorFamily,
        ObjectKind.OperatorClass,
        ObjectKind.AccessMethod,
        ObjectKind.Cast,
        ObjectKind.Transform,
        ObjectKind.Conversion,
        ObjectKind.TextSearchParser,
        ObjectKind.TextSearchTemplate,
        ObjectKind.TextSearchDictionary,
        ObjectKind.TextSearchConfiguration,
        ObjectKind.Rule,
        ObjectKind.Trigger,
        ObjectKind.Policy,
        ObjectKind.Publication,
        ObjectKind.Subscription,
        ObjectKind.DefaultPrivilege,
        ObjectKind.EventTrigger,
    ];

    // A line for each file of rules.
    static readonly ValueList<PostgreSqlRules> _all =
    [
        new PostgreSqlSchemaRules(),
        new PostgreSqlExtensionRules(),
        new PostgreSqlForeignDataWrapperRules(),
        new PostgreSqlForeignServerRules(),
        new PostgreSqlForeignTableRules(),
        new PostgreSqlViewRules(),
        new PostgreSqlMaterializedViewRules(),
        new PostgreSqlBehaviourRules(),
        new PostgreSqlPolicyRules(),
        new PostgreSqlPublicationRules(),
        new PostgreSqlEventTriggerRules(),
        new PostgreSqlDefaultPrivileges(),
        new PostgreSqlSequenceRules(),
        new PostgreSqlTableRules(),
        new PostgreSqlColumnRules(),
        new PostgreSqlConstraintRules(),
        new PostgreSqlIndexRules(),
        new PostgreSqlStatisticsRules(),
        new PostgreSqlLanguageRules(),
        new PostgreSqlCollationRules(),
        new PostgreSqlConversionRules(),
        new PostgreSqlEnumRules(),
        new PostgreSqlDomainRules(),
        new PostgreSqlCompositeTypeRules(),
        new PostgreSqlRangeTypeRules(),
        new PostgreSqlBaseTypeRules(),
        new PostgreSqlFunctionRules(),
        new PostgreSqlAggregateRules(),
        new PostgreSqlOperatorRules(),
        new PostgreSqlOperatorFamilyRules(),
        new PostgreSqlOperatorClassRules(),
        new PostgreSqlAccessMethodRules(),
        new PostgreSqlCastRules(),
        new PostgreSqlTransformRules(),
        new PostgreSqlTextSearchParserRules(),
        new PostgreSqlTextSearchTemplateRules(),
        new PostgreSqlTextSearchDictionaryRules(),
        new PostgreSqlTextSearchConfigurationRules(),
    ];

    static readonly PostgreSqlDomainConstraintRules _domainConstraints = new();
    static readonly PostgreSqlAttributeRules _attributes = new();

    static readonly Dictionary<ObjectKind, PostgreSqlRules> _byKind = _all.SelectMany(rules =>
            rules.Kinds.Select(kind => (kind, rules))
        )
        .ToDictionary(pair => pair.kind, pair => pair.rules);

    static readonly Dictionary<ObjectKind, int> _ranks = _order
        .Select((kind, rank) => (kind, rank))
        .ToDictionary(pair => pair.kind, pair => pair.rank);

    /// <summary>The kinds that are managed.</summary>
    public static IEnumerable<ObjectKind> Managed => _byKind.Keys;

    /// <summary>What all kinds have: owner, comment, grants, labels.</summary>
    public static PostgreSqlRules Common { get; } = new PostgreSqlCommonRules();

    /// <summary>
    /// The rules for an object: parts of domains and composite types have others than those of tables.
    /// </summary>
    public static PostgreSqlRules RulesOf(ObjectName name, PostgreSqlPlanContext context) =>
        IsPart(name, ObjectKind.Constraint, ObjectKind.Domain, context) ? _domainConstraints
        : WholeOf(name, context) is not null ? _attributes
        : _byKind.GetValueOrDefault(name.Kind)
            ?? throw new System.Diagnostics.UnreachableException($"PostgreSQL has no rules for {name.Kind}.");

    /// <summary>The composite type of an attribute; absent for all else.</summary>
    public static ObjectName? WholeOf(ObjectName name, PostgreSqlPlanContext context) =>
        IsPart(name, ObjectKind.Column, ObjectKind.CompositeType, context)
            ? PostgreSqlAttributeRules.TypeOf(name)
            : null;

    static bool IsPart(ObjectName name, ObjectKind kind, ObjectKind ownerKind, PostgreSqlPlanContext context)
    {
        if (name.Kind != kind || name.Owner is null)
            return false;
        // A type may have given its name to a table: the part that is asked about is on one side, or on both.
        var owner = new ObjectName(ownerKind, name.Schema, name.Owner);
        return (context.After(name) is not null ? context.After(owner) : context.Before(owner)) is not null;
    }

    /// <summary>Its place in the order of kinds.</summary>
    public static int RankOf(ObjectKind kind) => _ranks[kind];
}
