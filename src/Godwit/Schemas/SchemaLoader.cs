using System.Data.Common;

namespace Godwit;

/// <summary>Executes a schema source on a scratch database, in the order that works.</summary>
sealed class SchemaLoader(Dialect dialect)
{
    // As much as fits into a round trip or two; a failure in it costs a repetition of what stands before.
    internal const int MostStatements = 256;
    const int MostCharacters = 256 * 1024;

    /// <summary>
    /// Executes all statements. First in the order of the files; those that fail are tried again behind what they lack,
    /// as long as one more succeeds.
    /// </summary>
    /// <param name="database">An empty database.</param>
    /// <param name="scripts">The texts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidMigrationException">A text cannot be split.</exception>
    /// <exception cref="SchemaSourceException">A statement fails in every order, or there is none.</exception>
    /// <exception cref="ScratchException">The server lacks what the schema needs.</exception>
    public async Task<LoadedSchema> LoadAsync(
        ScratchDatabase database,
        ValueList<SqlScript> scripts,
        CancellationToken cancellationToken
    )
    {
        var text = SchemaPieces.Read(scripts, dialect);
        if (text.Statements.Count == 0)
            throw LoadFailures.Empty(scripts);
        LoadFailures.CheckSilentDuplicates(text.Statements);
        await database
            .AnnounceAsync(text.Statements.Select(one => one.Statement), cancellationToken)
            .ConfigureAwait(false);
        var session = await dialect
            .OpenSchemaSessionAsync(database.DataSource, cancellationToken)
            .ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        var run = new SchemaRun(session, database, text.Statements);
        var waiting = await run.PassAsync(text.Statements, cancellationToken).ConfigureAwait(false);
        while (waiting.Count > 0)
        {
            var rest = await run.RetryAsync(waiting, cancellationToken).ConfigureAwait(false);
            if (rest.Count == waiting.Count && !await run.ProvideAsync(rest, cancellationToken).ConfigureAwait(false))
                throw await FailedAsync(database, rest, cancellationToken).ConfigureAwait(false);
            waiting = rest;
        }
        return new(text.Renames, run.Notes, text.HasRows, new(text.Statements));
    }

    static async Task<SchemaSourceException> FailedAsync(
        ScratchDatabase database,
        List<WaitingStatement> waiting,
        CancellationToken cancellationToken
    )
    {
        if (LoadFailures.RootOf(waiting) is not { } root)
            return LoadFailures.Circular(waiting);
        var hint = await database
            .HintAsync(root.Statement.Statement, root.Error, cancellationToken)
            .ConfigureAwait(false);
        return LoadFailures.Waiting(root, waiting, hint);
    }

    /// <summary>The statements from the first that share their settings, and fit into one batch.</summary>
    internal static IEnumerable<SchemaStatement[]> Chunks(IEnumerable<SchemaStatement> statements)
    {
        var chunk = new List<SchemaStatement>();
        var size = 0;
        foreach (var one in statements)
        {
            var isFull =
                chunk.Count == MostStatements || size + one.Statement.Span.Length > MostCharacters && chunk.Count > 0;
            if (isFull || (chunk.Count > 0 && !ReferenceEquals(chunk[0].Settings, one.Settings)))
            {
                yield return [.. chunk];
                chunk.Clear();
                size = 0;
            }
            chunk.Add(one);
            size += one.Statement.Span.Length;
        }
        if (chunk.Count > 0)
            yield return [.. chunk];
    }
}

/// <summary>A schema that is on its scratch database.</summary>
/// <param name="Renames">The renames that the sources name.</param>
/// <param name="Notes">What a person may want to know: settings that were passed over.</param>
/// <param name="HasRows">True where the sources write rows.</param>
/// <param name="Places">Where they define objects.</param>
sealed record LoadedSchema(
    ValueList<RenameRequest> Renames,
    ValueList<string> Notes,
    bool HasRows,
    DefinitionPlaces Places
);

/// <summary>A statement that failed, and why.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Error">The engine's error.</param>
sealed record WaitingStatement(SchemaStatement Statement, DbException Error);
