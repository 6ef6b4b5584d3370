using System.Globalization;

namespace Godwit.Cli;

/// <summary>
/// Reads the object literal of a configuration in JavaScript or TypeScript, without running it: strings,
/// numbers, true and false, lists, objects, <c>process.env.NAME</c> and <c>env("NAME")</c>, and paths that are joined.
/// Everything else is opaque.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="variable">Reads an environment variable.</param>
sealed class JavaScriptLiteral(string text, Func<string, string?> variable) : JavaScriptText(text)
{
    /// <summary>The first object in the file that has one of these keys; absent: there is none.</summary>
    public Dictionary<string, object>? FindObject(params ReadOnlySpan<string> keys)
    {
        for (At = 0; !IsAtEnd; )
        {
            SkipBlanks();
            if (Here == '{')
            {
                var start = At;
                if (TryReadObject() is { } found && HasAny(found, keys))
                    return found;
                At = start + 1;
            }
            else if (IsQuote(Here))
                ReadString();
            else
                At++;
        }
        return null;
    }

    static bool HasAny(Dictionary<string, object> found, ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (found.ContainsKey(key))
                return true;
        }
        return false;
    }

    Dictionary<string, object>? TryReadObject()
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        At++;
        while (true)
        {
            SkipBlanks();
            if (Take("}"))
                return values;
            var name = IsQuote(Here) ? ReadString() as string : ReadWord();
            SkipBlanks();
            if (string.IsNullOrEmpty(name) || Here is not (':' or ',' or '}'))
            {
                // A spread, a method, a computed name.
                SkipValue();
            }
            else if (Take(":"))
                values[name] = ReadValue();
            else
                values[name] = Opaque;
            SkipBlanks();
            if (!Take(",") && Here != '}')
                return null;
        }
    }

    object ReadValue()
    {
        SkipBlanks();
        var start = At;
        var value = IsAtEnd ? Opaque : ReadPlain(Here);
        if (value is EnvironmentVariable { Name: var name })
            value = Fallback(name);
        SkipBlanks();
        SkipAssertion();
        SkipBlanks();
        if (Here is ',' or '}' or ']' or ')')
            return value;
        At = start;
        SkipValue();
        return Opaque;
    }

    object ReadPlain(char first)
    {
        if (IsQuote(first))
            return ReadString();
        if (first == '{')
            return TryReadObject() ?? Opaque;
        if (first == '[')
            return ReadItems(']') is { } list ? list : Opaque;
        return ReadWord() switch
        {
            "true" => true,
            "false" => false,
            "process" => ReadProcess(),
            "env" => ReadEnvironmentCall(),
            // The file's own folder, to which paths are relative.
            "__dirname" => "",
            "import" when Take(".meta.dirname") => "",
            "join" or "resolve" => ReadPath(),
            "path" when Take(".join") || Take(".resolve") => ReadPath(),
            var word when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => Opaque,
        };
    }

    List<object>? ReadItems(char end)
    {
        var items = new List<object>();
        At++;
        while (true)
        {
            SkipBlanks();
            if (Here == end)
            {
                At++;
                return items;
            }
            items.Add(ReadValue());
            SkipBlanks();
            if (!Take(",") && Here != end)
                return null;
        }
    }

    object ReadPath()
    {
        if (Here != '(' || ReadItems(')') is not { Count: > 0 } parts)
            return Opaque;
        var names = parts.OfType<string>().ToArray();
        return names.Length == parts.Count ? Path.Combine(names) : Opaque;
    }

    object ReadProcess()
    {
        if (Take(".cwd()"))
            return "";
        if (!Take(".env"))
            return Opaque;
        if (Take("."))
            return new EnvironmentVariable(ReadWord());
        return Take("[") && ReadString() is string name && Take("]") ? new EnvironmentVariable(name) : Opaque;
    }

    // env("NAME"), env<Variables>("NAME")
    object ReadEnvironmentCall()
    {
        if (Take("<"))
        {
            ReadWord();
            Take(">");
        }
        return Here == '(' && ReadItems(')') is [string name] ? new EnvironmentVariable(name) : Opaque;
    }

    // process.env.URL ?? "…", process.env.URL || "…"; an unset variable stays a reference, so that errors name it.
    string Fallback(string name)
    {
        SkipBlanks();
        SkipAssertion();
        SkipBlanks();
        if ((Take("??") || Take("||")) && ReadValue() is string { Length: > 0 } other)
            return string.IsNullOrEmpty(variable(name)) ? other : $"${{{name}}}";
        return $"${{{name}}}";
    }

    /// <inheritdoc />
    protected override string? ReadInserted()
    {
        var value = ReadValue();
        return Take("}") && value is string inserted ? inserted : null;
    }

    // What only the type checker reads.
    void SkipAssertion()
    {
        Take("!");
        SkipBlanks();
        foreach (var word in (ReadOnlySpan<string>)["as ", "satisfies "])
        {
            if (!Take(word))
                continue;
            SkipBlanks();
            ReadWord();
        }
    }

    sealed record EnvironmentVariable(string Name);
}
