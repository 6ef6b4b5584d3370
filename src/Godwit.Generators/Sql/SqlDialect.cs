namespace Godwit.Generators;

/// <summary>What differs between engines in the SQL of tables.</summary>
abstract class SqlDialect
{
    public static SqlDialect PostgreSql { get; } = new PostgreSqlTypes();

    public static SqlDialect Sqlite { get; } = new SqliteTypes();

    public static ValueList<SqlDialect> All { get; } = new([PostgreSql, Sqlite]);

    /// <summary>Its name in annotations and in metadata.</summary>
    public abstract string Name { get; }

    public bool IsPostgreSql => ReferenceEquals(this, PostgreSql);

    /// <summary>What is kept of a name, in bytes; 0 for all.</summary>
    public abstract int LongestName { get; }

    /// <summary>The type of a column for a type of .NET; <see langword="null"/> where there is none.</summary>
    /// <param name="type">The full name of the type.</param>
    /// <param name="length">The most characters of a text.</param>
    public abstract string? TypeOf(string type, string? length);

    /// <summary>True where the engine takes a type that someone wrote.</summary>
    public abstract bool Knows(string type);

    public abstract string JsonType { get; }

    public abstract string TextType { get; }
}
