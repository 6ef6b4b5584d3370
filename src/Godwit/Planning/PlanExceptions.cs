namespace Godwit;

/// <summary>Nothing was written: a person has to decide something first. The hint has the flag that answers.</summary>
public sealed class PlanRefusedException(string code, string message) : GodwitException(code, message)
{
    /// <summary>The flags that answer, one for each question, as they are typed.</summary>
    public ValueList<string> Flags { get; init; } = [];

    /// <summary>For a rename that is none: the hazard of the drop, which <c>--allow</c> accepts.</summary>
    public string? Drop { get; init; }
}

/// <summary>Nothing was written: the plan, tried on a scratch database, did not do what it should.</summary>
public sealed class PlanNotProvenException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException)
{
    /// <summary>What is different from what it should be, one line each.</summary>
    public ValueList<string> Differences { get; init; } = [];

    /// <summary>The migration that was not written.</summary>
    public string? Sql { get; init; }
}
