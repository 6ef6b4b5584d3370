namespace Godwit;

/// <summary>What happens to a row whose referenced row is deleted, or gets another key.</summary>
public enum ReferentialAction
{
    /// <summary>An error, at the end of the statement or transaction.</summary>
    NoAction,

    /// <summary>An error at once.</summary>
    Restrict,

    /// <summary>The row goes, or follows, too.</summary>
    Cascade,

    /// <summary>The referencing columns become NULL.</summary>
    SetNull,

    /// <summary>The referencing columns get their defaults.</summary>
    SetDefault,
}
