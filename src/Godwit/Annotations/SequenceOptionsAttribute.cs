namespace Godwit;

/// <summary>Which numbers a sequence gives, be it one of its own or that of an identity column.</summary>
public abstract class SequenceOptionsAttribute : SchemaAnnotationAttribute
{
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
}
