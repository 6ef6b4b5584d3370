namespace Godwit.Cli;

/// <summary>A file <c>.env</c>: lines <c>NAME=VALUE</c>, as the tools of Node.js read them.</summary>
static class DotEnv
{
    /// <summary>The value of a variable; <see langword="null"/> where the file is not there, or has it not.</summary>
    public static string? Find(string folder, string name)
    {
        var path = Path.Combine(folder, ".env");
        if (!File.Exists(path))
            return null;
        string? found = null;
        foreach (var line in File.ReadLines(path))
        {
            var text = line.TrimStart();
            if (text.StartsWith("export ", StringComparison.Ordinal))
                text = text["export ".Length..].TrimStart();
            var equals = text.IndexOf('=');
            if (equals > 0 && text[..equals].TrimEnd() == name)
                found = Value(text[(equals + 1)..].Trim());
        }
        return found;
    }

    static string Value(string text)
    {
        if (text is [('"' or '\'' or '`') and var quote, .. var rest] && rest.IndexOf(quote) is >= 0 and var end)
            return rest[..end];
        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }
}
