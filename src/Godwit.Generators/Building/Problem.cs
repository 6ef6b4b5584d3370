using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>Something that is wrong with the classes.</summary>
/// <param name="Code">Its id, <c>GDW11xx</c>.</param>
sealed record Problem(string Code, Place? Place, string Message)
{
    /// <summary>True for what is said and does not stop the build.</summary>
    public bool IsWarning => Code is ProblemCodes.Unread or ProblemCodes.NoKey;
}

/// <summary>Gathers what is wrong, and what one dialect cannot have.</summary>
sealed class ProblemList
{
    readonly List<Problem> _errors = [];
    readonly List<Problem> _refusals = [];

    /// <summary>Wrong whatever the dialect is.</summary>
    public IReadOnlyList<Problem> Errors => _errors;

    /// <summary>What the dialect does not have: errors where it was asked for.</summary>
    public IReadOnlyList<Problem> Refusals => _refusals;

    public void AddAll(ProblemList other)
    {
        _errors.AddRange(other._errors);
        _refusals.AddRange(other._refusals);
    }

    public void Add(string code, Place? place, string message) => _errors.Add(new(code, place, message));

    public void Refuse(Place? place, string message) => _refusals.Add(new(ProblemCodes.NotInDialect, place, message));
}
