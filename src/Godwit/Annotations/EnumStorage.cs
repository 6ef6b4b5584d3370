namespace Godwit;

/// <summary>What a column of a C# enum holds.</summary>
public enum EnumStorage
{
    /// <summary>The number, in an integer column: the default, and what Dapper writes.</summary>
    Number,

    /// <summary>The label, in a text column with a <c>CHECK</c> of the labels.</summary>
    Text,

    /// <summary>A type of its own (<c>CREATE TYPE … AS ENUM</c>); in SQLite, the same as <see cref="Text"/>.</summary>
    Native,
}
