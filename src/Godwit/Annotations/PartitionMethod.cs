namespace Godwit;

/// <summary>What decides in which partition a row lies.</summary>
public enum PartitionMethod
{
    /// <summary>Ranges of values.</summary>
    Range,

    /// <summary>Lists of values.</summary>
    List,

    /// <summary>The remainder of a hash.</summary>
    Hash,
}
