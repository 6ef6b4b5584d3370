namespace Godwit;

/// <summary>Makes the actions of one object in one phase.</summary>
/// <param name="phase">How they stand to those of other objects.</param>
/// <param name="subject">The object.</param>
readonly struct PostgreSqlActions(ActionPhase phase, ObjectName subject)
{
    /// <summary>What the object is.</summary>
    public ObjectName Subject => subject;

    /// <summary>A statement within a transaction.</summary>
    public PlanAction Run(string sql, params ReadOnlySpan<Hazard> hazards) =>
        new(phase, subject, new(sql) { Hazards = ValueList.Create(hazards) });

    /// <summary>A statement that begins a transaction, because the locks of those before it must be gone.</summary>
    public PlanAction RunInNewStep(string sql, params ReadOnlySpan<Hazard> hazards) =>
        new(phase, subject, new(sql) { StartsStep = true, Hazards = ValueList.Create(hazards) });

    /// <summary>A statement outside of transactions.</summary>
    public PlanAction RunAlone(string sql, params ReadOnlySpan<Hazard> hazards) =>
        new(phase, subject, new(sql) { Kind = StepKind.Alone, Hazards = ValueList.Create(hazards) });

    /// <summary>Harm that a statement does to the object.</summary>
    public Hazard Hazard(string name, string message) => new(name, subject, message);
}
