namespace Godwit;

/// <summary>Statements that failed and may succeed after others, findable by what they create.</summary>
sealed class WaitingStatements
{
    // Between names in what an engine says.
    static readonly char[] _separators = [.. " \"'().,:;"];

    readonly Dictionary<string, List<SchemaStatement>> _byName = new(StringComparer.Ordinal);
    readonly HashSet<SchemaStatement> _open = new(ReferenceEqualityComparer.Instance);

    public WaitingStatements(IEnumerable<SchemaStatement> statements)
    {
        foreach (var one in statements)
        {
            _open.Add(one);
            if (one.Defines is not { Name: var name })
                continue;
            if (!_byName.TryGetValue(name, out var list))
                _byName.Add(name, list = []);
            list.Add(one);
        }
    }

    /// <summary>True until the statement was taken out.</summary>
    public bool IsOpen(SchemaStatement statement) => _open.Contains(statement);

    /// <summary>It has run, has failed for good in this round, or is about to be tried.</summary>
    public void Close(SchemaStatement statement) => _open.Remove(statement);

    /// <summary>
    /// An open statement that creates something of a name that the engine mentions; absent: there is none. A wrong
    /// guess costs an attempt.
    /// </summary>
    public SchemaStatement? FindNamedIn(string message)
    {
        // Names in quotes may hold any of the separators.
        var names = message.Split('"').Concat(message.Split(_separators, StringSplitOptions.RemoveEmptyEntries));
        foreach (var name in names)
        {
            if (_byName.TryGetValue(name, out var list) && list.Find(_open.Contains) is { } found)
                return found;
        }
        return null;
    }
}
