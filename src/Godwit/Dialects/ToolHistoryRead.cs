namespace Godwit;

/// <summary>Reads a tool's rows and the progress beside them as of one moment.</summary>
static class ToolHistoryRead
{
    /// <summary>
    /// Reads until the rows are the same before and after the progress was read. Another run may begin or end a step in
    /// between: its open row without its progress would look like one that failed.
    /// </summary>
    /// <param name="readRows">Reads the tool's rows.</param>
    /// <param name="isOpen">True for a row that has no end yet.</param>
    /// <param name="readProgress">Reads what Godwit keeps beside them; only asked for where a row is open.</param>
    public static async Task<(List<T> Rows, List<HistoryEntry> Progress)> ReadAsync<T>(
        Func<Task<List<T>>> readRows,
        Predicate<T> isOpen,
        Func<Task<List<HistoryEntry>>> readProgress
    )
    {
        var rows = await readRows().ConfigureAwait(false);
        while (rows.Exists(isOpen))
        {
            var progress = await readProgress().ConfigureAwait(false);
            var again = await readRows().ConfigureAwait(false);
            if (again.SequenceEqual(rows))
                return (rows, progress);
            rows = again;
        }
        return (rows, []);
    }
}
