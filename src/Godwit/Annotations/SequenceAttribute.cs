namespace Godwit;

/// <summary>A sequence on its own (PostgreSQL). Used as <c>[Default("nextval('order_number')")]</c>.</summary>
/// <param name="name">the name of the sequence.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SequenceAttribute(string name) : SequenceOptionsAttribute
{
    /// <summary>The name of the sequence.</summary>
    public string Name { get; } = name;

    /// <summary><c>smallint</c>, <c>integer</c> or <c>bigint</c>; default: <c>bigint</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The schema of the sequence.</summary>
    public string? Schema { get; set; }

    /// <summary>The comment of the sequence.</summary>
    public string? Comment { get; set; }
}
