namespace Godwit;

/// <summary>A sequence on its own (PostgreSQL). Used as <c>[Default("nextval('order_number')")]</c>.</summary>
/// <param name="name">the name of the sequence.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SequenceAttribute(string name) : SchemaAnnotationAttribute
{
    /// <summary>The name of the sequence.</summary>
    public string Name { get; } = name;

    /// <summary><c>smallint</c>, <c>integer</c> or <c>bigint</c>; default: <c>bigint</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The first value.</summary>
    public long Start { get; set; }

    /// <summary>From one value to the next; default: 1.</summary>
    public long Increment { get; set; }

    /// <summary>The smallest value.</summary>
    public long Minimum { get; set; }

    /// <summary>The largest value.</summary>
    public long Maximum { get; set; }

    /// <summary>How many values a session takes at once; default: 1.</summary>
    public long Cache { get; set; }

    /// <summary>True: begins again at the end.</summary>
    public bool IsCyclic { get; set; }

    /// <summary>The schema of the sequence.</summary>
    public string? Schema { get; set; }

    /// <summary>The comment of the sequence.</summary>
    public string? Comment { get; set; }
}
