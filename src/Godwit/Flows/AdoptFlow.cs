namespace Godwit;

/// <summary>
/// <c>adopt</c>: what another tool applied becomes Godwit's history. The tool's own tables are read and never written.
/// </summary>
/// <param name="run">The database, and the folder that was made of the tool's files.</param>
/// <param name="isJoined">The folder was there: another database was taken over with it.</param>
sealed class AdoptFlow(RunContext run, bool isJoined = false)
{
    const string Mark = " adopted from ";
    const string Joined = ", into a folder that was there";

    /// <summary>Finds the tool's table.</summary>
    /// <param name="tool">The tool that was named.</param>
    /// <param name="name">The table that was named.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="AdoptException">There is none, or there are several.</exception>
    public async Task<ForeignFind> FindAsync(ForeignTool? tool, HistoryTable? name, CancellationToken cancellationToken)
    {
        var tables = await run.WithSessionAsync(
                session => Foreign(session).ReadTablesAsync(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return ForeignFind.In(tables, tool, name) switch
        {
            [var one] => one,
            [] => throw new AdoptException(
                AdoptErrors.Tool,
                tool is null && name is null
                    ? "The database has no history table of a tool that Godwit knows. Nothing was changed."
                    : $"The database has no table {NameOf(name) ?? tool?.Table} as {tool?.Name ?? "a known tool"} "
                        + "makes it. Nothing was changed."
            )
            {
                Hint =
                    $"Known are {string.Join(", ", ForeignTool.All.Select(one => one.Name))}; "
                    + "a table with another name is "
                    + "named with --from TOOL --table NAME.",
            },
            var several => throw new AdoptException(
                AdoptErrors.Tool,
                "The database has tables of several tools: "
                    + $"{string.Join(", ", several.Select(one => $"{one.Table} of {one.Tool.Name}"))}. "
                    + "Nothing was changed."
            )
            {
                Hint = "Say which one made it with --from TOOL, and --table NAME where that does not tell.",
            },
        };
    }

    /// <summary>The names of the tool's tables and of what belongs to them: they are no part of the schema.</summary>
    public Task<ValueList<string>> ReadNamesAsync(ForeignFind find, CancellationToken cancellationToken) =>
        run.WithSessionAsync(session => Foreign(session).ReadNamesAsync(find, cancellationToken), cancellationToken);

    /// <summary>What the tool applied.</summary>
    /// <param name="find">The tool and its table.</param>
    /// <param name="layout">The tool's folder, where Godwit has that layout.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="HistoryMismatchException">In a layout: files and rows do not fit together.</exception>
    public async Task<ValueList<ForeignRow>> ReadRowsAsync(
        ForeignFind find,
        MigrationFolder? layout,
        CancellationToken cancellationToken
    )
    {
        if (layout is not null)
            return (await DescribeAsync(find, layout, cancellationToken).ConfigureAwait(false))
                // A row of Flyway's that stands for what it found has no file, and needs none.
                .Where(one =>
                    one.State is MigrationCondition.Ahead or MigrationCondition.Missing
                    || (one.State is MigrationCondition.Applied or MigrationCondition.Baseline && one.File is not null)
                )
                .Select(one => new ForeignRow(one.Version.Key))
                .ToValueList();
        return await run.WithSessionAsync(
                session => Foreign(session).ReadRowsAsync(find, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Folder and history of a layout side by side, once nothing in them contradicts.</summary>
    public async Task<ValueList<MigrationStatusEntry>> DescribeAsync(
        ForeignFind find,
        MigrationFolder folder,
        CancellationToken cancellationToken
    )
    {
        var tool = run with
        {
            Folder = folder,
            Options = run.Options with { History = find.Tool.Name == "drizzle" ? null : find.Table.Place },
        };
        var files = tool.ReadFolder();
        var rows =
            await tool.ReadHistoryAsync(cancellationToken).ConfigureAwait(false) ?? ValueList<HistoryEntry>.Empty;
        if (folder.Layout is not { } layout)
            return [];
        layout.Decide(files, rows, to: null, allowOutOfOrder: true);
        return layout.Describe(files, rows);
    }

    /// <summary>
    /// True where the history has been taken over already, as it would be now: a run was stopped behind that.
    /// </summary>
    /// <exception cref="AdoptException">There is another history.</exception>
    public async Task<bool> IsRecordedAsync(Adoption adoption, CancellationToken cancellationToken)
    {
        var rows = await run.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        return IsRecorded(Plan(adoption), rows ?? []);
    }

    /// <summary>Writes the history, all rows in one transaction; nothing where it is written already.</summary>
    /// <param name="adoption">What was proven.</param>
    /// <param name="find">The tool and its table.</param>
    /// <param name="proven">The tool's rows as they were when it was proven.</param>
    /// <param name="layout">The tool's folder, where Godwit has that layout.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task WriteAsync(
        Adoption adoption,
        ForeignFind find,
        ValueList<ForeignRow> proven,
        MigrationFolder? layout,
        CancellationToken cancellationToken
    ) =>
        run.WithLockAsync(
            async (session, history) =>
            {
                var writes = Plan(adoption);
                if (IsRecorded(writes, history))
                    return;
                var now = await ReadRowsAsync(find, layout, cancellationToken).ConfigureAwait(false);
                if (!now.SequenceEqual(proven))
                    throw new AdoptException(
                        AdoptErrors.Unsettled,
                        $"{find.Table} changed meanwhile: {find.Tool.Name} is running. Nothing was changed."
                    )
                    {
                        Hint = "Stop it where it is started, and give the command again.",
                    };
                await session.WriteHistoryRowsAsync(writes, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken
        );

    /// <summary>Takes the history back, as long as nothing but the take-over wrote it.</summary>
    /// <param name="removeFolder">Called once it is sure, before the history goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="AdoptException">There is nothing to take back, or more happened since.</exception>
    public async Task UndoAsync(Action removeFolder, CancellationToken cancellationToken)
    {
        await ReadUndoableAsync(cancellationToken).ConfigureAwait(false);
        await run.WithLockAsync(
                async (session, history) =>
                {
                    RequireOnlyAdopted(history);
                    removeFolder();
                    await session.DropHistoryAsync(cancellationToken).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// What can be taken back: the titles of all rows, and whether the folder belongs to another database.
    /// Does nothing.
    /// </summary>
    /// <exception cref="AdoptException">It cannot be taken back.</exception>
    public async Task<(ValueList<string> Titles, bool IsJoined)> ReadUndoableAsync(CancellationToken cancellationToken)
    {
        var history = await run.ReadHistoryAsync(cancellationToken).ConfigureAwait(false) ?? [];
        RequireOnlyAdopted(history);
        return (
            history.Select(row => row.Title).ToValueList(),
            history.Any(row => row.AppliedBy?.EndsWith(Joined, StringComparison.Ordinal) == true)
        );
    }

    ValueList<HistoryWrite> Plan(Adoption adoption)
    {
        var versions = adoption.Applied.Select(one => one.Version).ToHashSet();
        return run.ReadFolder()
            .Where(file => versions.Contains(file.Version))
            .Select(file =>
            {
                var script = file.Parse(file.ReadScript(), run.Dialect);
                var write = new MigrationTarget(new(file, script, null), run).Baseline(null);
                return write with
                {
                    Next = write.Next with
                    {
                        AppliedBy = $"{write.Next.AppliedBy}{Mark}{adoption.Tool.Name}{(isJoined ? Joined : "")}",
                    },
                };
            })
            .ToValueList();
    }

    static bool IsRecorded(ValueList<HistoryWrite> writes, ValueList<HistoryEntry> history)
    {
        if (history.Count == 0)
            return false;
        var planned = writes.Select(write => (write.Next.Version, write.Next.Checksum)).ToHashSet();
        return
            history.Count == planned.Count
            && history.All(row => IsAdopted(row) && planned.Contains((row.Version, row.Checksum)))
            ? true
            : throw AdoptErrors.HistoryInTheWay(history, own: history.Count(row => !IsAdopted(row)));
    }

    static void RequireOnlyAdopted(ValueList<HistoryEntry> history)
    {
        if (history.Count == 0)
            throw new AdoptException(
                AdoptErrors.Undo,
                "The database has no history of Godwit's, so there is nothing to take back. Nothing was changed."
            );
        if (history.FirstOrDefault(row => !IsAdopted(row)) is { } other)
            throw new AdoptException(
                AdoptErrors.Undo,
                $"{other.Title} was not taken over but recorded by Godwit itself, "
                    + "so the tool's history is no longer the whole one. Nothing was changed."
            )
            {
                Hint = "From here on go forward with Godwit; `godwit undo` takes back what has a way back.",
            };
    }

    static bool IsAdopted(HistoryEntry row) =>
        row.State == MigrationState.Baseline && row.AppliedBy?.Contains(Mark, StringComparison.Ordinal) == true;

    static string? NameOf(HistoryTable? table) =>
        table is { Schema: { } schema } ? $"{schema}.{table.Name}" : table?.Name;

    ForeignHistory Foreign(MigrationSession session) => new(run.Dialect, session.Connection);
}
