namespace Godwit;

/// <summary>
/// Objects to leave alone, by name: <c>audit</c> in any schema, <c>audit.*</c>, <c>public.temp_*</c>; <c>*</c> stands
/// for any characters, <c>?</c> for one. Who names a table names what belongs to it too.
/// </summary>
sealed class ObjectPatterns(ValueList<string> patterns)
{
    /// <summary>Leaves nothing alone.</summary>
    public static ObjectPatterns None { get; } = new([]);

    /// <summary>True where there is no pattern.</summary>
    public bool IsEmpty => patterns.Count == 0;

    /// <summary>True for an object that a pattern names.</summary>
    public bool Match(ObjectName name) =>
        name.Kind == ObjectKind.Schema
            ? Match(name.Name, "*")
            : Match(name.Schema, name.Owner ?? name.Name) || name.Owner is not null && Match(name.Schema, name.Name);

    /// <summary>True for an object of this schema and name that a pattern names.</summary>
    public bool Match(string schema, string name)
    {
        if (IsEmpty)
            return false;
        var whole = $"{schema}.{name}";
        foreach (var pattern in patterns.AsSpan())
        {
            if (IsMatch(whole, pattern) || (!pattern.Contains('.') && IsMatch(name, pattern)))
                return true;
        }
        return false;
    }

    // The classic walk with one place to come back to: linear but for the stars.
    static bool IsMatch(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        var (t, p, star, resume) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, resume) = (p++, t);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
                (t, p) = (t + 1, p + 1);
            else if (star >= 0)
                (p, t) = (star + 1, ++resume);
            else
                return false;
        }
        return pattern[p..].IndexOfAnyExcept('*') < 0;
    }
}
