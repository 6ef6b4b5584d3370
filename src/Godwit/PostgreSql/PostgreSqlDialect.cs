namespace Godwit;

/// <summary>Gives <see cref="Dialect"/> its <c>PostgreSql</c> property.</summary>
public static class PostgreSqlDialectExtensions
{
    extension(Dialect)
    {
        /// <summary>The PostgreSql dialect.</summary>
        public static Dialect PostgreSql => PostgreSqlDialect.Instance;
    }
}

sealed class PostgreSqlDialect : Dialect
{
    public static readonly PostgreSqlDialect Instance = new();

    public override string Name => "postgresql";

    public override SqlSyntax Syntax => PostgreSqlStatements.Syntax;

    internal override StatementTraits Classify(SqlStatement statement) => PostgreSqlStatements.Classify(statement);
}
