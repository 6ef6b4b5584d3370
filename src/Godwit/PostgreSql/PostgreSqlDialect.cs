using System.Data.Common;

namespace Godwit;

/// <summary>Gives <see cref="Dialect"/> its <c>PostgreSql</c> property.</summary>
public static class PostgreSqlDialectExtensions
{
    extension(Dialect)
    {
        /// <summary>PostgreSQL 13 and later.</summary>
        public static Dialect PostgreSql => PostgreSqlDialect.Instance;
    }
}

sealed class PostgreSqlDialect : Dialect
{
    public static readonly PostgreSqlDialect Instance = new();

    static readonly HistoryTable _defaultHistory = new("public", "godwit_history");

    public override string Name => "postgresql";

    public override SqlSyntax Syntax => PostgreSqlStatements.Syntax;

    internal override StatementTraits Classify(SqlStatement statement) => PostgreSqlStatements.Classify(statement);

    // What is told to run without a transaction may commit by itself (CALL, DO), which no list can know.
    internal override bool RunsOutsideTransaction(SqlStatement statement) => true;

    internal override bool CanResume(SqlStatement statement) => PostgreSqlStandAlone.CanResume(statement);

    internal override bool WaitsHarmlessly(SqlStatement statement) => PostgreSqlStandAlone.WaitsHarmlessly(statement);

    internal override MigrationSession CreateSession(DbConnection connection, SessionContext context) =>
        new PostgreSqlSession(
            connection,
            context.History switch
            {
                DrizzleLayout drizzle => new PostgreSqlDrizzleHistory(drizzle, context.Options.History),
                FlywayLayout flyway => new PostgreSqlFlywayHistory(context.Options.History, flyway),
                PrismaLayout prisma => new PostgreSqlPrismaHistory(context.Options.History, prisma),
                _ => new PostgreSqlHistory(context.Options.History ?? _defaultHistory, context.Layout),
            },
            context
        );

    internal override async Task<SchemaSession> OpenSchemaSessionAsync(
        DbDataSource dataSource,
        CancellationToken cancellationToken
    ) => await PostgreSqlSchemaSession.OpenAsync(dataSource, cancellationToken).ConfigureAwait(false);

    internal override DatabaseErrorKind ClassifyError(DbException error, DbConnection connection) =>
        PostgreSqlErrors.Classify(error, connection);

    internal override string TableColumnsSql =>
        """
            SELECT
                n.nspname::pg_catalog.text,
                c.relname::pg_catalog.text,
                a.attname::pg_catalog.text
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid OPERATOR(pg_catalog.=) c.oid
            WHERE c.relkind OPERATOR(pg_catalog.=) 'r'
                AND a.attnum OPERATOR(pg_catalog.>) 0
                AND NOT a.attisdropped
                AND n.nspname OPERATOR(pg_catalog.<>) 'pg_catalog'
                AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema'
            ORDER BY n.nspname, c.relname, a.attnum
            """;

    internal override string OwnedSequencesSql =>
        """
            SELECT s.relname::pg_catalog.text AS name
            FROM pg_catalog.pg_depend AS d
            JOIN pg_catalog.pg_class AS s ON s.oid OPERATOR(pg_catalog.=) d.objid
            WHERE d.refobjid OPERATOR(pg_catalog.=)
                pg_catalog.to_regclass(pg_catalog.format('%I.%I', $1::text, $2::text))
                AND s.relkind OPERATOR(pg_catalog.=) 'S'
            ORDER BY name
            """;

    internal override ICatalogReader CatalogReader { get; } = new PostgreSqlCatalogReader();

    internal override IPlanner Planner { get; } = new PostgreSqlPlanner();

    internal override IObserver Observer { get; } = new PostgreSqlObserver();

    internal override IReparser Reparser { get; } = new PostgreSqlReparser();

    internal override IRowSeeder RowSeeder { get; } = new PostgreSqlRowSeeder();
}
