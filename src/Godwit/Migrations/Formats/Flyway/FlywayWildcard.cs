namespace Godwit;

/// <summary>
/// The wildcards of <c>locations</c>: <c>?</c> and <c>*</c> stay within the name of a folder, <c>**</c> does not, and
/// <c>**/</c> stands for no folder, too.
/// </summary>
static class FlywayWildcard
{
    const string Folders = "**/";
    const string Anything = "**";

    /// <summary>Whether the pattern means the path; both are divided by <c>/</c>.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        if (pattern.IsEmpty)
            return path.IsEmpty;
        if (pattern.StartsWith(Folders))
            return MatchesBelow(pattern[Folders.Length..], path);
        if (pattern.StartsWith(Anything))
            return MatchesBehind(pattern[Anything.Length..], path, path.Length);
        var name = path.IndexOf('/') is >= 0 and var slash ? slash : path.Length;
        if (pattern[0] == '*')
            return MatchesBehind(pattern[1..], path, name);
        var isSame = !path.IsEmpty && (pattern[0] == '?' ? name > 0 : pattern[0] == path[0]);
        return isSame && Matches(pattern[1..], path[1..]);
    }

    static bool MatchesBelow(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        while (!Matches(pattern, path))
        {
            if (path.IndexOf('/') is not (>= 0 and var slash))
                return false;
            path = path[(slash + 1)..];
        }
        return true;
    }

    static bool MatchesBehind(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path, int atMost)
    {
        for (var skipped = 0; skipped <= atMost; skipped++)
        {
            if (Matches(pattern, path[skipped..]))
                return true;
        }
        return false;
    }
}
