namespace Godwit;

/// <summary>A number that the database gives.</summary>
/// <remarks>
/// A single integer key is one without saying so; <c>[DatabaseGenerated(DatabaseGeneratedOption.None)]</c> says that
/// it is not.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IdentityAttribute : SchemaAnnotationAttribute
{
    /// <summary>True: a statement may not give another one (PostgreSQL).</summary>
    public bool Always { get; set; }

    /// <summary>True: numbers of deleted rows are never given again (SQLite).</summary>
    public bool IsAutoincrement { get; set; }

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

    /// <summary>The name of the sequence behind it; default: the engine gives one.</summary>
    public string? SequenceName { get; set; }
}
