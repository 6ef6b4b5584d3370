namespace Godwit;

/// <summary>The rows of the table that compares tools.</summary>
static class CoverageRows
{
    /// <summary>
    /// What it is, the changes and cases that have to be there for Godwit, and the judgement on the other tools in the order
    /// of the table's head.
    /// </summary>
    public static IReadOnlyList<(string What, string[] Needs, string Others)> All { get; } =
    [
        (
            "schemas",
            ["create Schema", "drop Schema", "Schema.owner", "Schema.grants", "Schema.comment"],
            "Y Y N Y Y Y Y Y Y"
        ),
        ("extensions", ["create Extension", "drop Extension", "Extension.schema"], "Y N N Y Y Y P N P"),
        (
            "tables, columns, types",
            ["create Table", "drop Table", "create Column", "drop Column", "Column.type"],
            "Y Y Y Y Y Y Y Y Y"
        ),
        ("defaults, NOT NULL", ["Column.default", "Column.not null"], "Y Y Y Y Y Y Y Y Y"),
        ("identity", ["Column.identity", "Column.identity options", "Column.identity sequence"], "Y Y Y Y Y Y P Y N"),
        ("generated, stored", ["Column.generated", "Column.expression"], "Y Y Y Y Y Y P Y N"),
        ("generated, virtual (18)", ["columns/generated-virtual"], "N N N P N N N N N"),
        ("column collation", ["Column.collation"], "Y P N Y Y Y N N N"),
        (
            "storage, compression, statistics target, options of columns",
            ["Column.storage", "Column.compression", "Column.statistics", "Column.option"],
            "N N N N N N N N N"
        ),
        ("storage parameters of tables", ["Table.option"], "N N N Y N N N N N"),
        ("unlogged, access method", ["Table.unlogged", "Table.access method"], "N N N P P N N N N"),
        (
            "tablespaces of tables, indexes, materialized views",
            ["Table.tablespace", "Index.tablespace", "Constraint.tablespace", "MaterializedView.tablespace"],
            "N N N N N N N N N"
        ),
        (
            "replica identity",
            ["Table.replica identity", "Index.replica identity", "Constraint.replica identity"],
            "Y N N Y N N N N N"
        ),
        (
            "PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK",
            [
                "constraints/primary-key-add",
                "constraints/unique-add",
                "constraints/foreign-key-add",
                "constraints/check-add",
                "constraints/foreign-key-parts",
            ],
            "Y Y Y Y Y Y Y Y P"
        ),
        (
            "EXCLUDE",
            ["constraints/exclude-add", "constraints/exclude-change", "Constraint.key operator"],
            "N N Y Y P Y N N N"
        ),
        (
            "NOT NULL as constraint: names, NOT VALID, NO INHERIT (18)",
            ["constraints/not-null-named", "constraints/not-null-validate", "constraints/not-null-inherit"],
            "N N N N N N N N N"
        ),
        ("NOT VALID", ["Constraint.not valid"], "Y P Y Y P N N N N"),
        ("CHECK … NO INHERIT", ["Constraint.no inherit"], "Y Y N Y P Y N N N"),
        ("DEFERRABLE", ["Constraint.deferrable"], "P N Y Y Y Y N N N"),
        ("NULLS NOT DISTINCT", ["Constraint.nulls not distinct", "Index.nulls not distinct"], "Y Y N Y P Y Y Y N"),
        ("WITHOUT OVERLAPS, PERIOD (18)", ["constraints/temporal", "Constraint.without overlaps"], "N N N Y N Y N N N"),
        ("NOT ENFORCED (18)", ["Constraint.not enforced"], "N N N N N N N N N"),
        (
            "indexes: partial, expressions, INCLUDE, operator classes",
            ["Index.predicate", "Index.key", "Index.include", "Index.key order", "Index.method"],
            "Y Y P Y Y Y P P P"
        ),
        (
            "partitions: attached, detached, at any depth",
            ["Table.partition of", "Table.bound", "indexes/partition-attached", "indexes/partition-detached"],
            "P P P Y P P P N N"
        ),
        ("partition key (a new table: the rows are lost)", ["Table.partition by"], "N N N Y N N N N N"),
        ("inheritance", ["Table.inherits", "Column.inherited"], "N N N Y Y N N N N"),
        (
            "enums: labels added, removed, reordered",
            ["types/enum-add-value", "types/enum-remove-value", "types/enum-reorder"],
            "Y Y P Y Y P N P P"
        ),
        (
            "domains",
            ["create Domain", "drop Domain", "Domain.type", "Domain.collation", "Domain.default", "Domain.not null"],
            "N N Y Y N Y P N N"
        ),
        (
            "composite types",
            ["create CompositeType", "drop CompositeType", "types/composite-change", "types/composite-stored-type"],
            "N N Y Y N P P N N"
        ),
        (
            "range types",
            ["create RangeType", "drop RangeType", "RangeType.subtype", "types/range-change"],
            "N N N Y N N N N N"
        ),
        ("base types", ["create BaseType", "drop BaseType", "alter BaseType"], "N N N N N N N N N"),
        (
            "sequences, OWNED BY",
            ["create Sequence", "drop Sequence", "Sequence.options", "Sequence.owned by"],
            "Y P Y Y Y P Y Y P"
        ),
        ("views", ["create View", "drop View", "View.query", "View.columns"], "Y N Y Y Y Y Y Y N"),
        ("view options (security_invoker …)", ["View.option"], "Y N N Y N P N Y N"),
        (
            "materialized views and their indexes",
            ["create MaterializedView", "drop MaterializedView", "MaterializedView.query", "indexes/materialized-view"],
            "Y N Y Y Y Y Y Y N"
        ),
        ("functions", ["create Function", "drop Function", "Function.body", "Function.arguments"], "Y N Y Y Y Y Y N N"),
        ("procedures", ["create Procedure", "drop Procedure", "Procedure.body"], "Y N Y Y P N Y N N"),
        ("aggregates", ["create Aggregate", "drop Aggregate", "alter Aggregate"], "N N P Y N N N N N"),
        (
            "triggers, constraint triggers",
            ["create Trigger", "drop Trigger", "Trigger.definition"],
            "Y N Y Y Y Y Y N N"
        ),
        ("whether a trigger is enabled", ["Trigger.state"], "N N P Y P N N N N"),
        (
            "event triggers, rules",
            [
                "create EventTrigger",
                "drop EventTrigger",
                "EventTrigger.state",
                "create Rule",
                "drop Rule",
                "Rule.definition",
                "Rule.state",
            ],
            "N N N Y N N N N N"
        ),
        (
            "row-level security, policies",
            [
                "Table.row security",
                "Table.force row security",
                "create Policy",
                "drop Policy",
                "Policy.using",
                "Policy.check",
                "Policy.roles",
                "Policy.command",
            ],
            "Y N Y Y Y Y N Y N"
        ),
        ("table privileges", ["Table.grants", "View.grants"], "Y N Y Y P Y N N N"),
        ("column privileges", ["Column.grants", "View.column grants"], "N N Y Y N P N N N"),
        (
            "default privileges",
            ["create DefaultPrivilege", "drop DefaultPrivilege", "alter DefaultPrivilege"],
            "N N Y Y N N N N N"
        ),
        ("owners", ["Table.owner", "Schema.owner", "View.owner", "Function.owner", "Enum.owner"], "N N N Y N P N N N"),
        (
            "comments",
            [
                "Table.comment",
                "Column.comment",
                "Constraint.comment",
                "Index.comment",
                "View.comment",
                "Function.comment",
            ],
            "N Y Y Y N Y N N N"
        ),
        (
            "publications",
            [
                "create Publication",
                "drop Publication",
                "Publication.tables",
                "Publication.schemas",
                "Publication.publish",
                "Publication.all tables",
            ],
            "N N N Y N N N N N"
        ),
        ("subscriptions", ["create Subscription"], "N N N Y N N N N N"),
        (
            "foreign-data wrappers, servers, foreign tables",
            [
                "create ForeignDataWrapper",
                "drop ForeignDataWrapper",
                "alter ForeignDataWrapper",
                "create ForeignServer",
                "drop ForeignServer",
                "alter ForeignServer",
                "create ForeignTable",
                "drop ForeignTable",
                "alter ForeignTable",
            ],
            "N N N Y N N N N N"
        ),
        ("user mappings", ["create UserMapping"], "N N N Y N N N N N"),
        ("collations", ["create Collation", "drop Collation", "alter Collation"], "N N N Y Y N N N N"),
        (
            "text search",
            [
                "create TextSearchParser",
                "create TextSearchTemplate",
                "create TextSearchDictionary",
                "create TextSearchConfiguration",
                "drop TextSearchParser",
                "drop TextSearchTemplate",
                "drop TextSearchDictionary",
                "drop TextSearchConfiguration",
                "alter TextSearchDictionary",
                "alter TextSearchConfiguration",
            ],
            "N N N D N N N N N"
        ),
        (
            "casts, operators, operator classes and families",
            [
                "create Cast",
                "drop Cast",
                "alter Cast",
                "create Operator",
                "drop Operator",
                "alter Operator",
                "create OperatorClass",
                "drop OperatorClass",
                "alter OperatorClass",
                "create OperatorFamily",
                "drop OperatorFamily",
                "alter OperatorFamily",
            ],
            "N N N D N N N N N"
        ),
        (
            "statistics, conversions, access methods",
            [
                "create Statistics",
                "drop Statistics",
                "alter Statistics",
                "create Conversion",
                "drop Conversion",
                "alter Conversion",
                "create AccessMethod",
                "drop AccessMethod",
                "alter AccessMethod",
            ],
            "N N N D N N N N N"
        ),
        (
            "transforms, languages",
            [
                "create Transform",
                "drop Transform",
                "alter Transform",
                "create Language",
                "drop Language",
                "alter Language",
            ],
            "N N N D N N N N N"
        ),
        ("roles, memberships (of the cluster: referred to, not managed)", ["roles"], "N N N Y N N N P N"),
    ];
}
