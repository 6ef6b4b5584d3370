namespace Godwit;

/// <summary>A number that the database gives.</summary>
/// <remarks>
/// A single integer key is one without saying so; <c>[DatabaseGenerated(DatabaseGeneratedOption.None)]</c> says that
/// it is not.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IdentityAttribute : SequenceOptionsAttribute
{
    /// <summary>True: a statement may not give another one (PostgreSQL).</summary>
    public bool Always { get; set; }

    /// <summary>True: numbers of deleted rows are never given again (SQLite).</summary>
    public bool IsAutoincrement { get; set; }

    /// <summary>The name of the sequence behind it; default: the engine gives one.</summary>
    public string? SequenceName { get; set; }
}
