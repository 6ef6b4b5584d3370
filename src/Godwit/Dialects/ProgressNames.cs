namespace Godwit;

/// <summary>
/// Which migrations have a row in Godwit's own table, beside that of the tool: as read, and as written since.
/// </summary>
sealed class ProgressNames
{
    readonly HashSet<string> _names = new(StringComparer.Ordinal);
    readonly List<(string Name, bool IsThere)> _written = [];

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Takes what was read.</summary>
    public void Take(IEnumerable<string> names)
    {
        _names.Clear();
        _names.UnionWith(names);
    }

    /// <summary>Notes a write; it counts once it is committed.</summary>
    public void Write(string name, bool isThere) => _written.Add((name, isThere));

    public void Committed()
    {
        foreach (var (name, isThere) in _written)
            _ = isThere ? _names.Add(name) : _names.Remove(name);
        _written.Clear();
    }

    public void Abandoned() => _written.Clear();
}
