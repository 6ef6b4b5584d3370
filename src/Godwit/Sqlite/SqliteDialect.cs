using System.Data.Common;

namespace Godwit;

/// <summary>Gives <see cref="Dialect"/> its <c>Sqlite</c> property.</summary>
public static class SqliteDialectExtensions
{
    extension(Dialect)
    {
        /// <summary>SQLite 3.35 and later.</summary>
        public static Dialect Sqlite => SqliteDialect.Instance;
    }
}

sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    static readonly HistoryTable _defaultHistory = new("main", "godwit_history");

    public override string Name => "sqlite";

    public override SqlSyntax Syntax => SqliteStatements.Syntax;

    internal override StatementTraits Classify(SqlStatement statement) => SqliteStatements.Classify(statement);

    internal override bool RunsOutsideTransaction(SqlStatement statement) => Classify(statement).MustStandAlone;

    // VACUUM, ATTACH, DETACH and pragmas may run twice.
    internal override bool CanResume(SqlStatement statement) => true;

    internal override bool WaitsHarmlessly(SqlStatement statement) => false;

    internal override MigrationSession CreateSession(DbConnection connection, SessionContext context) =>
        new SqliteSession(
            connection,
            context.History switch
            {
                DrizzleLayout drizzle => new SqliteDrizzleHistory(drizzle, context.Options),
                FlywayLayout flyway => new SqliteFlywayHistory(
                    context.Options.History,
                    flyway,
                    context.Options.TimeProvider
                ),
                PrismaLayout prisma => new SqlitePrismaHistory(
                    context.Options.History,
                    prisma,
                    context.Options.TimeProvider
                ),
                _ => new SqliteHistory(context.Options.History ?? _defaultHistory, context.Layout),
            },
            context
        );

    internal override string TableColumnsSql =>
        """
            SELECT
                '',
                tables.name,
                columns.name
            FROM main.sqlite_master AS tables, pragma_table_info(tables.name, 'main') AS columns
            WHERE tables.type = 'table'
            ORDER BY tables.name, columns.cid
            """;

    internal override ICatalogReader CatalogReader { get; } = new SqliteCatalogReader();

    internal override IPlanner Planner { get; } = new SqlitePlanner();

    internal override IObserver Observer { get; } = new SqliteObserver();

    internal override IReparser Reparser { get; } = new SqliteReparser();

    internal override IRowSeeder RowSeeder { get; } = new SqliteRowSeeder();

    internal override async Task<SchemaSession> OpenSchemaSessionAsync(
        DbDataSource dataSource,
        CancellationToken cancellationToken
    ) => await SqliteSchemaSession.OpenAsync(dataSource, cancellationToken).ConfigureAwait(false);

    internal override DatabaseErrorKind ClassifyError(DbException error, DbConnection connection) =>
        SqliteErrors.Classify(error);
}
