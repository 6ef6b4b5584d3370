using System.Data.Common;

namespace Godwit;

/// <summary>One load of a schema: which statements have run, and which settings are in force.</summary>
sealed class SchemaRun(SchemaSession session, ScratchDatabase database, ValueList<SchemaStatement> all)
{
    readonly List<SchemaStatement> _done = [];
    readonly HashSet<SqlStatement> _unknown = new(ReferenceEqualityComparer.Instance);
    readonly SortedSet<string> _notes = new(StringComparer.Ordinal);
    SchemaSettings? _settings;

    public ValueList<string> Notes => _notes.ToValueList();

    /// <summary>Tries every statement once; returns those that failed and may succeed after others.</summary>
    /// <exception cref="SchemaSourceException">One failed for a reason that the order does not change.</exception>
    public async Task<List<WaitingStatement>> PassAsync(
        IEnumerable<SchemaStatement> statements,
        CancellationToken cancellationToken
    )
    {
        var waiting = new List<WaitingStatement>();
        // What is sent behind a statement that fails is sent again: the more fail, the less is sent at a time.
        var window = SchemaLoader.MostStatements;
        foreach (var chunk in SchemaLoader.Chunks(statements))
        {
            await SetAsync(chunk[0].Settings, cancellationToken).ConfigureAwait(false);
            var sent = chunk.Select(one => one.Statement).ToArray();
            for (var done = 0; done < chunk.Length; )
            {
                var together = sent.AsMemory(done, Math.Min(window, chunk.Length - done));
                var failed = await session.RunAsync(together, cancellationToken).ConfigureAwait(false);
                var count = failed?.Index ?? together.Length;
                _done.AddRange(chunk.AsSpan(done, count));
                done += count;
                window = failed is null ? Math.Min(window * 2, SchemaLoader.MostStatements) : Math.Max(window / 4, 1);
                if (failed is not { } failure)
                    continue;
                await CheckAsync(chunk[done], failure.Error, cancellationToken).ConfigureAwait(false);
                if (!database.IsProvided(failure.Error))
                    waiting.Add(new(chunk[done], failure.Error));
                done++;
            }
        }
        return waiting;
    }

    /// <summary>
    /// Tries every statement once more, in order; where the engine names what one lacks, the statement that creates it
    /// comes first. So a chain of any length is done in one go, and what belongs together keeps its order.
    /// </summary>
    public async Task<List<WaitingStatement>> RetryAsync(
        List<WaitingStatement> waiting,
        CancellationToken cancellationToken
    )
    {
        var open = new WaitingStatements(waiting.Select(one => one.Statement));
        var failed = new List<WaitingStatement>();
        var stack = new Stack<SchemaStatement>();
        foreach (var one in waiting)
        {
            if (open.IsOpen(one.Statement))
                Push(one.Statement);
            while (stack.TryPeek(out var next))
            {
                var error = await TryAsync(next, cancellationToken).ConfigureAwait(false);
                if (error is not null && open.FindNamedIn(error.Words) is { } needed)
                {
                    Push(needed);
                    continue;
                }
                stack.Pop();
                if (error is not null)
                    failed.Add(new(next, error));
            }
        }
        return failed.OrderBy(one => one.Statement.Number).ToList();

        void Push(SchemaStatement statement)
        {
            open.Close(statement);
            stack.Push(statement);
        }
    }

    /// <summary>
    /// Provides what no statement makes and the server can: only when nothing else helps, since a later statement may
    /// create the role that an earlier one names.
    /// </summary>
    public async Task<bool> ProvideAsync(List<WaitingStatement> waiting, CancellationToken cancellationToken)
    {
        var isProvided = false;
        foreach (var one in waiting)
            isProvided |= await database.ProvideAsync(one.Error, cancellationToken).ConfigureAwait(false);
        if (isProvided)
            return true;
        foreach (var one in waiting)
        {
            if (await ExplainAsync(one.Error, cancellationToken).ConfigureAwait(false) is { } better)
                throw better;
        }
        return false;
    }

    async Task<DbException?> TryAsync(SchemaStatement statement, CancellationToken cancellationToken)
    {
        await SetAsync(statement.Settings, cancellationToken).ConfigureAwait(false);
        var failed = await session.RunAsync(new[] { statement.Statement }, cancellationToken).ConfigureAwait(false);
        if (failed is { Error: var error })
        {
            await CheckAsync(statement, error, cancellationToken).ConfigureAwait(false);
            if (!database.IsProvided(error))
                return error;
        }
        _done.Add(statement);
        return null;
    }

    async Task SetAsync(SchemaSettings? settings, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(settings, _settings))
            return;
        var missing = SchemaSettings.Since(_settings, settings);
        if (missing is null)
        {
            await session.ResetAsync(cancellationToken).ConfigureAwait(false);
            missing = SchemaSettings.Since(null, settings) ?? [];
        }
        foreach (var statement in missing)
        {
            if (!_unknown.Contains(statement))
                await SetAsync(statement, cancellationToken).ConfigureAwait(false);
        }
        _settings = settings;
    }

    async Task SetAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        while (
            await session.RunAsync(new[] { statement }, cancellationToken).ConfigureAwait(false) is { Error: var error }
        )
        {
            // A dump of a newer server sets what an older one does not know.
            if (session.IsUnknownSetting(error))
            {
                _unknown.Add(statement);
                _notes.Add($"{statement.Location}: passed over, the scratch server does not know this setting");
                return;
            }
            if (await database.ProvideAsync(error, cancellationToken).ConfigureAwait(false))
                continue;
            throw await ExplainAsync(error, cancellationToken).ConfigureAwait(false)
                ?? (GodwitException)LoadFailures.Statement(statement, error);
        }
    }

    async Task CheckAsync(SchemaStatement statement, DbException error, CancellationToken cancellationToken)
    {
        if (database.IsProvided(error))
            return;
        if (session.IsDuplicate(error))
        {
            if (await ExplainAsync(error, cancellationToken).ConfigureAwait(false) is { } better)
                throw better;
            throw LoadFailures.Duplicate(statement, error, _done);
        }
        if (session.IsFinal(error))
            throw await ExplainAsync(error, cancellationToken).ConfigureAwait(false)
                ?? (GodwitException)LoadFailures.Statement(statement.Statement, error);
    }

    Task<ScratchException?> ExplainAsync(DbException error, CancellationToken cancellationToken) =>
        database.ExplainAsync(error, all.Select(one => one.Statement).ToList(), cancellationToken);
}
