namespace Godwit;

/// <summary>A database engine: everything Godwit does differently for it.</summary>
public abstract class Dialect
{
    private protected Dialect() { }

    /// <summary>The name in <c>godwit.json</c>: <c>postgresql</c>, <c>sqlite</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How its SQL is taken apart, and how names are quoted in it.</summary>
    public abstract SqlSyntax Syntax { get; }

    /// <summary>What the tokens of a statement tell about how it is to be run.</summary>
    internal abstract StatementTraits Classify(SqlStatement statement);

    /// <inheritdoc />
    public override string ToString() => Name;
}
