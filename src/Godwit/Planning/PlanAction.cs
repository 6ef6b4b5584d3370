namespace Godwit;

/// <summary>When a statement of a plan takes its place among those of the objects around its own.</summary>
enum ActionPhase
{
    /// <summary>
    /// It takes the object away: after the statements that drop or change what needs it, before those that drop what it
    /// needs.
    /// </summary>
    Drop,

    /// <summary>
    /// It makes the object: after the statements that make what it needs, and after those that free its name.
    /// </summary>
    Create,

    /// <summary>
    /// It changes the object: after the statements that make what it then needs, before those that drop what it needed.
    /// </summary>
    Alter,
}

/// <summary>A statement that a plan needs, before the statements are put in order.</summary>
/// <param name="Phase">How it stands to the statements of other objects.</param>
/// <param name="Subject">The object that it is for.</param>
/// <param name="Statement">The statement.</param>
sealed record PlanAction(ActionPhase Phase, ObjectName Subject, PlannedStatement Statement)
{
    /// <summary>
    /// Other objects that it makes, changes or takes away with its own: the columns of a table that is created.
    /// </summary>
    public ValueList<ObjectName> Also { get; init; } = [];

    /// <summary>
    /// What it needs beside the dependencies of the catalog: objects whose statements come before, those that drop them
    /// included.
    /// </summary>
    public ValueList<ObjectName> Needs { get; init; } = [];

    /// <summary>
    /// Of the dependencies of its objects, those that this statement does not have, because a later one of the same
    /// object brings them: the function in a default that is set afterwards.
    /// </summary>
    public ValueList<ObjectName> DoesNotNeed { get; init; } = [];

    /// <summary>
    /// True for a statement of phase <see cref="ActionPhase.Alter"/> that has nothing to do with what needs the object:
    /// it does not wait until that is dropped, and what is made does not wait for it.
    /// </summary>
    public bool IsIndependent { get; init; }

    /// <summary>
    /// True for a statement of phase <see cref="ActionPhase.Drop"/> that frees no name: the object has had another one
    /// by then.
    /// </summary>
    public bool KeepsName { get; init; }

    /// <summary>
    /// True for a statement that must not be parted from those before it, whatever it locks: only together they leave a
    /// database that applications can use.
    /// </summary>
    public bool JoinsStep { get; init; }

    /// <summary>True for a statement that no transaction of others can hold.</summary>
    public bool BreaksStep => Statement.StartsStep || Statement.Kind != StepKind.Transaction;
}
