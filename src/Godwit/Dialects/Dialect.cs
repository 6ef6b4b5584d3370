namespace Godwit;

/// <summary>A database engine: everything Godwit does differently for it.</summary>
public abstract class Dialect
{
    private protected Dialect() { }

    /// <summary>The name in <c>godwit.json</c>: <c>postgresql</c>, <c>sqlite</c>.</summary>
    public abstract string Name { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
