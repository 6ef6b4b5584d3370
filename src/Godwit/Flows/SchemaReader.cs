using System.Data.Common;

namespace Godwit;

/// <summary>Reads catalogs and observations without what is no part of the schema.</summary>
sealed class SchemaReader(Dialect dialect, PlanningOptions options)
{
    /// <summary>The history table of a trial on a scratch database, beside the one that a replay left there.</summary>
    public const string TrialHistory = "godwit_trial_history";

    const string DefaultHistory = "godwit_history";

    // What the engine calls the column that a sequence belongs to: schema.table.column, quoted where need be.
    const string OwnedBy = "owned by";

    // With the index of the key, which has a name of its own.
    readonly ObjectPatterns _history = new([
        options.History?.Name ?? DefaultHistory,
        $"{options.History?.Name ?? DefaultHistory}_pkey",
        TrialHistory,
        $"{TrialHistory}_pkey",
        .. options.ToolTables,
    ]);

    /// <summary>The catalog of a scratch database.</summary>
    public async Task<Catalog> ReadAsync(ScratchDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        return await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The catalog of any database.</summary>
    public async Task<Catalog> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var catalog = await dialect.CatalogReader.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        // A sequence belongs to the column that it is owned by, and goes with its table.
        var owned = catalog
            .Objects.Where(one => one[OwnedBy] is { } column && IsOfExcluded(column))
            .Select(one => one.Name)
            .ToHashSet();
        return catalog.Without(name =>
            _history.Match(name) || options.Exclude.Match(name) || (owned.Count > 0 && owned.Contains(name))
        );
    }

    /// <summary>The rows that are there, as statements that put them in.</summary>
    public async Task<ValueList<RowScript>> ScriptRowsAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var rows = await dialect.RowSeeder.ScriptAsync(connection, cancellationToken).ConfigureAwait(false);
        return rows.Where(one => !_history.Match(one.Name) && !options.Exclude.Match(one.Name)).ToValueList();
    }

    /// <summary>True for the history table of a replay or a trial.</summary>
    public bool IsHistory(ObjectName name) => _history.Match(name);

    /// <summary>Everything that is seen of a database.</summary>
    async Task<ValueList<Observation>> ObserveAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var seen = await dialect.Observer.ObserveAsync(connection, cancellationToken).ConfigureAwait(false);
        return Included(seen).ToValueList();
    }

    // What is observed of one object stands together: names are matched once for each object.
    IEnumerable<Observation> Included(ValueList<Observation> seen)
    {
        var owned = seen.Where(one =>
                one.Property.StartsWith($"{OwnedBy} ", StringComparison.Ordinal)
                && IsOfExcluded(one.Property[(OwnedBy.Length + 1)..])
            )
            .Select(one => (one.Schema, one.Name))
            .ToHashSet();
        Observation? last = null;
        var isExcluded = false;
        foreach (var one in seen)
        {
            if (last is null || one.Identity != last.Identity || one.Schema != last.Schema || one.Name != last.Name)
                isExcluded = IsExcluded(one) || owned.Contains((one.Schema, one.Name));
            last = one;
            if (!isExcluded)
                yield return one;
        }
    }

    /// <summary>
    /// What is observed of one database and not of the other; expressions are compared by their text.
    /// </summary>
    public async Task<ValueList<ObservedDifference>> CompareAsync(
        DbConnection from,
        DbConnection to,
        CancellationToken cancellationToken
    )
    {
        var (before, after) = await Together
            .RunAsync(ObserveAsync(from, cancellationToken), ObserveAsync(to, cancellationToken))
            .ConfigureAwait(false);
        return ObservationDiff.Compare(before, after);
    }

    bool IsExcluded(Observation one)
    {
        var name = one.Name.Length > 0 ? one.Name : one.Identity;
        return _history.Match(one.Schema, name)
            || (one.Schema.Length == 0 && _history.Match(name, "*"))
            || options.Exclude.Match(one.Schema, name);
    }

    bool IsOfExcluded(string column) =>
        !options.Exclude.IsEmpty
        && SqlNameList.Read(column, dialect.Syntax) is [[var schema, var table, _]]
        && options.Exclude.Match(schema, table);
}
