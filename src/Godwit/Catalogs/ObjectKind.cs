namespace Godwit;

/// <summary>What a schema object is. Each engine has some of these.</summary>
public enum ObjectKind
{
    /// <summary>A namespace of objects (PostgreSQL).</summary>
    Schema,

    /// <summary>An installed extension; the objects that it owns are its own business (PostgreSQL).</summary>
    Extension,

    /// <summary>A procedural language (PostgreSQL).</summary>
    Language,

    /// <summary>A collation (PostgreSQL).</summary>
    Collation,

    /// <summary>A conversion between encodings (PostgreSQL).</summary>
    Conversion,

    /// <summary>A type with a list of labels (PostgreSQL).</summary>
    Enum,

    /// <summary>A type with a base type and constraints (PostgreSQL).</summary>
    Domain,

    /// <summary>A stand-alone row type (PostgreSQL).</summary>
    CompositeType,

    /// <summary>A range type with its multirange (PostgreSQL).</summary>
    RangeType,

    /// <summary>A type with input and output functions, or its shell (PostgreSQL).</summary>
    BaseType,

    /// <summary>A sequence; those of identity columns are part of their column (PostgreSQL).</summary>
    Sequence,

    /// <summary>A table, ordinary, partitioned, or a partition.</summary>
    Table,

    /// <summary>A table whose rows are elsewhere (PostgreSQL).</summary>
    ForeignTable,

    /// <summary>A table that a module implements (SQLite).</summary>
    VirtualTable,

    /// <summary>A column of a table, a foreign table, or an attribute of a composite type.</summary>
    Column,

    /// <summary>A constraint of a table or a domain.</summary>
    Constraint,

    /// <summary>An index that no constraint owns.</summary>
    Index,

    /// <summary>Extended statistics (PostgreSQL).</summary>
    Statistics,

    /// <summary>A view.</summary>
    View,

    /// <summary>A view with stored rows (PostgreSQL).</summary>
    MaterializedView,

    /// <summary>A rewrite rule other than a view's own (PostgreSQL).</summary>
    Rule,

    /// <summary>A trigger of a table or view.</summary>
    Trigger,

    /// <summary>A row-level security policy (PostgreSQL).</summary>
    Policy,

    /// <summary>A function, window functions included (PostgreSQL).</summary>
    Function,

    /// <summary>A procedure (PostgreSQL).</summary>
    Procedure,

    /// <summary>An aggregate function (PostgreSQL).</summary>
    Aggregate,

    /// <summary>An operator (PostgreSQL).</summary>
    Operator,

    /// <summary>An operator family (PostgreSQL).</summary>
    OperatorFamily,

    /// <summary>An operator class (PostgreSQL).</summary>
    OperatorClass,

    /// <summary>An access method (PostgreSQL).</summary>
    AccessMethod,

    /// <summary>A cast between types (PostgreSQL).</summary>
    Cast,

    /// <summary>A transform of a type for a language (PostgreSQL).</summary>
    Transform,

    /// <summary>A text search parser (PostgreSQL).</summary>
    TextSearchParser,

    /// <summary>A text search template (PostgreSQL).</summary>
    TextSearchTemplate,

    /// <summary>A text search dictionary (PostgreSQL).</summary>
    TextSearchDictionary,

    /// <summary>A text search configuration (PostgreSQL).</summary>
    TextSearchConfiguration,

    /// <summary>A foreign-data wrapper (PostgreSQL).</summary>
    ForeignDataWrapper,

    /// <summary>A foreign server (PostgreSQL).</summary>
    ForeignServer,

    /// <summary>A user mapping of a foreign server (PostgreSQL).</summary>
    UserMapping,

    /// <summary>A trigger on DDL (PostgreSQL).</summary>
    EventTrigger,

    /// <summary>A publication for logical replication (PostgreSQL).</summary>
    Publication,

    /// <summary>A subscription to publications (PostgreSQL).</summary>
    Subscription,

    /// <summary>Privileges that new objects get (PostgreSQL).</summary>
    DefaultPrivilege,
}
