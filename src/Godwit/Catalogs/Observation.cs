namespace Godwit;

/// <summary>One thing that the observer sees.</summary>
/// <param name="Kind">The kind of object, in the engine's words: <c>table column</c>, <c>index</c>.</param>
/// <param name="Schema">Its schema; empty where it has none.</param>
/// <param name="Identity">What identifies it, in the engine's words: <c>public.users.name</c>.</param>
/// <param name="Property">What is seen of it: the column of the engine's catalog.</param>
/// <param name="Value">Its value, with names in the place of numbers.</param>
public sealed record Observation(string Kind, string Schema, string Identity, string Property, string Value)
{
    /// <summary>The property of a note: what <see cref="Identity"/> names may not be read by this session.</summary>
    internal const string Unreadable = "unreadable";

    /// <summary>
    /// The object's own name, or that of the table or view it belongs to, without quotes; empty where it has none.
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// Kind and identity of the object without which there is not this one: the table of a column, the constraint of an
    /// index; absent where it stands alone.
    /// </summary>
    internal string? Whole { get; init; }

    /// <summary>True for SQL that the engine writes from a parsed expression.</summary>
    public bool IsExpression { get; init; }

    /// <summary>True for what is told but is no difference: the place of a column, what may not be read.</summary>
    public bool IsNote { get; init; }

    /// <summary>
    /// What an expression speaks of, for the engine's reparser; absent where it cannot be parsed alone.
    /// </summary>
    internal string? Context { get; init; }
}
