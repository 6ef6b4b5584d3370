using System.Data.Common;

namespace Godwit;

/// <summary>Reads what a database holds.</summary>
interface ICatalogReader
{
    /// <summary>Reads the whole catalog on an open connection, in a snapshot of its own; changes nothing.</summary>
    Task<Catalog> ReadAsync(DbConnection connection, CancellationToken cancellationToken);
}

/// <summary>Makes the statements that lead from one catalog to another. Pure.</summary>
interface IPlanner
{
    /// <summary>Plans all changes.</summary>
    Plan Plan(PlanRequest request);

    /// <summary>The statements of renames, in the order in which they run.</summary>
    ValueList<PlannedStatement> PlanRenames(ValueList<Rename> renames);
}

/// <summary>
/// Reads everything that the engine's catalog says, but for what it names as volatile. It decides proof and drift, and
/// shares no code with the <see cref="ICatalogReader"/>.
/// </summary>
interface IObserver
{
    /// <summary>Observes on an open connection; changes nothing. Sorted.</summary>
    Task<ValueList<Observation>> ObserveAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>
    /// The differences that are left when expressions are parsed and written once more, each on a scratch database that
    /// holds it.
    /// </summary>
    Task<ValueList<ObservedDifference>> SettleAsync(
        ValueList<ObservedDifference> differences,
        DbConnection from,
        DbConnection to,
        CancellationToken cancellationToken
    );
}

/// <summary>
/// Finds out which texts mean the same: the engine's text of an expression changes when it is parsed once more.
/// </summary>
interface IReparser
{
    /// <summary>
    /// The text that the engine settles on, for each of the settings that are expressions; on a scratch database that
    /// holds their objects, and that is as before afterwards.
    /// </summary>
    /// <returns>
    /// One text for each part, in the same order; the part's own text where it cannot be parsed alone.
    /// </returns>
    Task<ValueList<string>> ReparseAsync(
        DbConnection connection,
        ValueList<Expression> expressions,
        CancellationToken cancellationToken
    );
}

/// <summary>A setting whose value is an expression.</summary>
/// <param name="Subject">The object that has it.</param>
/// <param name="Setting">The name of the setting.</param>
/// <param name="Text">Its value.</param>
sealed record Expression(SchemaObject Subject, string Setting, string Text);
