namespace Godwit;

/// <summary>Gives <see cref="Dialect"/> its <c>Sqlite</c> property.</summary>
public static class SqliteDialectExtensions
{
    extension(Dialect)
    {
        /// <summary>The Sqlite dialect.</summary>
        public static Dialect Sqlite => SqliteDialect.Instance;
    }
}

sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    public override string Name => "sqlite";

    public override SqlSyntax Syntax => SqliteStatements.Syntax;

    internal override StatementTraits Classify(SqlStatement statement) => SqliteStatements.Classify(statement);
}
