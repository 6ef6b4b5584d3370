namespace Godwit;

/// <summary>How names of properties become names of columns.</summary>
public enum SchemaNaming
{
    /// <summary><c>UnitPrice</c> becomes <c>unit_price</c>.</summary>
    SnakeCase,

    /// <summary><c>UnitPrice</c> stays <c>UnitPrice</c>, in quotes where the engine needs them.</summary>
    AsIs,
}
