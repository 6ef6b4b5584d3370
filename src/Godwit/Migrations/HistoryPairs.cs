namespace Godwit;

/// <summary>A file and its row; at least one of the two is there.</summary>
readonly record struct HistoryPair(Migration? File, HistoryEntry? Entry);

/// <summary>
/// Walks files and history side by side, by version: a merge of two sorted lists, without a dictionary.
/// </summary>
/// <remarks>Undone rows without file say nothing and are passed over.</remarks>
sealed class HistoryPairs
{
    readonly ValueList<Migration> _files;
    readonly HistoryEntry[]? _sorted;
    readonly ValueList<HistoryEntry> _history;
    int _file;
    int _entry;

    public HistoryPairs(ValueList<Migration> files, ValueList<HistoryEntry> history)
    {
        (_files, _history) = (files, history);
        // The table's key is text, so rows arrive as text sorts: 10 before 9.
        if (!IsSorted(history.AsSpan()))
        {
            _sorted = history.AsSpan().ToArray();
            Array.Sort(_sorted, Compare);
        }
    }

    ReadOnlySpan<HistoryEntry> Rows => _sorted ?? _history.AsSpan();

    /// <summary>The newest row that is applied, baselined or begun.</summary>
    public HistoryEntry? NewestApplied
    {
        get
        {
            var rows = Rows;
            for (var i = rows.Length - 1; i >= 0; i--)
            {
                if (rows[i] is { State: not MigrationState.Undone, Tool: null or { IsPlaced: true } })
                    return rows[i];
            }
            return null;
        }
    }

    /// <summary>The high-water mark of the layout's tool, where it has one.</summary>
    public long? Mark
    {
        get
        {
            long? mark = null;
            foreach (var row in Rows)
            {
                if (row.Tool?.Mark is { } own && !(own <= mark))
                    mark = own;
            }
            return mark;
        }
    }

    public bool TryNext(out HistoryPair pair)
    {
        do
        {
            var rows = Rows;
            var file = _file < _files.Count ? _files[_file] : null;
            var entry = _entry < rows.Length ? rows[_entry] : null;
            var order = (file, entry) switch
            {
                (null, _) => 1,
                (_, null) => -1,
                _ => file.Version.CompareTo(entry.Version),
            };
            pair = new(order <= 0 ? file : null, order >= 0 ? entry : null);
            _file += order <= 0 ? 1 : 0;
            _entry += order >= 0 ? 1 : 0;
        } while (pair is { File: null, Entry.State: MigrationState.Undone });
        return pair != default;
    }

    static bool IsSorted(ReadOnlySpan<HistoryEntry> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (Compare(rows[i - 1], rows[i]) > 0)
                return false;
        }
        return true;
    }

    // The undone one last: a file that was renamed from 1 to 0001 may leave an undone row beside its own.
    static int Compare(HistoryEntry left, HistoryEntry right)
    {
        var byVersion = left.Version.CompareTo(right.Version);
        return byVersion != 0
            ? byVersion
            : (left.State == MigrationState.Undone).CompareTo(right.State == MigrationState.Undone);
    }
}
