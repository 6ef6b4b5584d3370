namespace Godwit;

/// <summary>What it takes to create, drop and change objects of one kind, or of a few that belong together.</summary>
/// <remarks>
/// Rules know one object at a time. The planner finds out what has to be dropped and made again around it, and puts the
/// actions in order.
/// </remarks>
abstract class PostgreSqlRules
{
    /// <summary>The kinds that it is for.</summary>
    public abstract ValueList<ObjectKind> Kinds { get; }

    /// <summary>Makes the object with all its settings.</summary>
    public abstract IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context);

    /// <summary>
    /// Takes the object away; nothing for what falls with the table, domain or type that it belongs to when that is
    /// dropped too (<see cref="PostgreSqlPlanContext.IsDropped"/>).
    /// </summary>
    public abstract IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context);

    /// <summary>
    /// Changes the object in place; <see langword="null"/> where it has to be dropped and created, with all that
    /// depends on it.
    /// </summary>
    public abstract IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context);

    /// <summary>What has to wait for the object's owner and privileges.</summary>
    /// <param name="old">The object as it is; absent where it is created.</param>
    /// <param name="made">As it shall be.</param>
    /// <param name="context">The plan.</param>
    public virtual IEnumerable<PlanAction> Finish(
        SchemaObject? old,
        SchemaObject made,
        PostgreSqlPlanContext context
    ) => [];

    /// <summary>
    /// True where a change in place needs an object that depends on the changed one to be dropped before and created
    /// after: a view, where the type of its column changes.
    /// </summary>
    public virtual bool Disturbs(Change.Alter change, SchemaObject dependent, PostgreSqlPlanContext context) => false;

    /// <summary>
    /// Frees an object of another one that is dropped and created again, without dropping it: statements of phase
    /// <see cref="ActionPhase.Drop"/> that take away what needs the other, and of phase
    /// <see cref="ActionPhase.Create"/> that bring it back. <see langword="null"/> where the object itself has to be
    /// dropped and created.
    /// </summary>
    /// <param name="from">The dependent object as it is.</param>
    /// <param name="to">As it shall be.</param>
    /// <param name="replaced">What is dropped and created again.</param>
    /// <param name="context">The plan.</param>
    public virtual IEnumerable<PlanAction>? Detach(
        SchemaObject from,
        SchemaObject to,
        ObjectName replaced,
        PostgreSqlPlanContext context
    ) => null;
}
