namespace Godwit;

/// <summary>What the database says about the table or column (PostgreSQL; a comment in the SQL of SQLite).</summary>
/// <param name="text">the text.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter
)]
public sealed class CommentAttribute(string text) : SchemaAnnotationAttribute
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}
