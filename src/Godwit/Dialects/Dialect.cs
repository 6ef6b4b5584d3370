using System.Data.Common;

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

    /// <summary>
    /// True when a step of kind <see cref="StepKind.Alone"/> is run outside any transaction; otherwise it gets one of
    /// its own.
    /// </summary>
    internal abstract bool RunsOutsideTransaction(SqlStatement statement);

    /// <summary>True when an interrupted stand-alone statement can be taken up again without asking anyone.</summary>
    internal abstract bool CanResume(SqlStatement statement);

    /// <summary>
    /// True when a stand-alone statement waits for locks without holding any that traffic needs, so that it needs no
    /// lock timeout.
    /// </summary>
    internal abstract bool WaitsHarmlessly(SqlStatement statement);

    /// <summary>Migrations on an open connection; nothing is sent yet.</summary>
    internal abstract MigrationSession CreateSession(DbConnection connection, SessionContext context);

    /// <summary>What an error outside a step means.</summary>
    internal abstract DatabaseErrorKind ClassifyError(DbException error, DbConnection connection);

    /// <summary>Opens a session for the statements of a schema on a scratch database.</summary>
    internal abstract Task<SchemaSession> OpenSchemaSessionAsync(
        DbDataSource dataSource,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Asks for schema, table and column of all tables, ordered; for tables that are none of the schema.
    /// </summary>
    internal abstract string TableColumnsSql { get; }

    /// <summary>
    /// Asks for the sequences of the table <c>$2</c> of the schema <c>$1</c>; absent: the engine has none.
    /// </summary>
    internal virtual string? OwnedSequencesSql => null;

    /// <summary>Reads what a database holds.</summary>
    internal virtual ICatalogReader CatalogReader => throw Missing();

    /// <summary>Makes the statements that lead from one catalog to another.</summary>
    internal virtual IPlanner Planner => throw Missing();

    /// <summary>Sees everything that a database holds; decides proof and drift.</summary>
    internal virtual IObserver Observer => throw Missing();

    /// <summary>Finds out which expressions mean the same.</summary>
    internal virtual IReparser Reparser => throw Missing();

    /// <summary>Fills scratch databases with rows.</summary>
    internal virtual IRowSeeder RowSeeder => throw Missing();

    NotSupportedException Missing([System.Runtime.CompilerServices.CallerMemberName] string part = "") =>
        new($"{Name} has no {part}.");

    /// <inheritdoc />
    public override string ToString() => Name;
}
