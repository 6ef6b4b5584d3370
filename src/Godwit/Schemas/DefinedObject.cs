namespace Godwit;

/// <summary>
/// What a statement creates, as far as its tokens tell: enough to name two places that define one object, and to say
/// which statement another one waits for. It decides nothing that the engine decides.
/// </summary>
/// <param name="Kind">The kind; those that share their names share this too.</param>
/// <param name="Schema">The schema; absent where the statement leaves it out.</param>
/// <param name="Name">The name.</param>
/// <param name="Detail">What tells objects of one name apart: argument list, table.</param>
/// <param name="IsQuiet">It does not fail where the object exists: OR REPLACE, IF NOT EXISTS.</param>
sealed record DefinedObject(string Kind, string? Schema, string Name, string Detail, bool IsQuiet)
{
    /// <summary>The kind of roles, which belong to a server.</summary>
    public const string Role = "role";

    static readonly HashSet<string> _modifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "replace",
        "temp",
        "temporary",
        "unlogged",
        "global",
        "local",
        "unique",
        "recursive",
        "virtual",
        "constraint",
        "materialized",
        "trusted",
        "procedural",
        "event",
    };

    // Kinds of which one name means one object.
    static readonly Dictionary<string, string> _kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["table"] = "relation",
        ["view"] = "relation",
        ["index"] = "relation",
        ["sequence"] = "relation",
        ["type"] = "type",
        ["domain"] = "type",
        ["function"] = "routine",
        ["procedure"] = "routine",
        ["aggregate"] = "routine",
        ["trigger"] = "trigger",
        ["policy"] = "policy",
        ["rule"] = "rule",
        ["schema"] = "schema",
        ["extension"] = "extension",
        ["role"] = Role,
        ["user"] = Role,
        ["group"] = Role,
        ["collation"] = "collation",
        ["statistics"] = "statistics",
        ["publication"] = "publication",
        ["server"] = "server",
        ["language"] = "language",
    };

    /// <summary>Reads <c>CREATE …</c>; <see langword="null"/> for every other statement.</summary>
    public static DefinedObject? Of(SqlStatement statement, SqlSyntax syntax)
    {
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, syntax);
        if (!tokens.MoveNext() || !tokens.IsWord("create") || !tokens.MoveNext())
            return null;
        var isQuiet = tokens.IsWord("or");
        if (isQuiet)
            tokens.MoveNext();
        var kind = ReadKind(ref tokens);
        if (kind is null || !tokens.MoveNext())
            return null;
        if (tokens.IsWord("concurrently") && !tokens.MoveNext())
            return null;
        if (tokens.IsWord("if"))
        {
            isQuiet = true;
            if (!(tokens.MoveNext() && tokens.MoveNext() && tokens.MoveNext()))
                return null;
        }
        if (tokens.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier) || tokens.IsWord("on"))
            return null;
        var name = syntax.NameOf(tokens.Text);
        string? schema = null;
        var hasMore = tokens.MoveNext();
        while (hasMore && tokens.IsSymbol('.') && tokens.MoveNext())
        {
            (schema, name) = (name, syntax.NameOf(tokens.Text));
            hasMore = tokens.MoveNext();
        }
        return new(kind, schema, name, hasMore ? ReadDetail(kind, ref tokens, syntax) : "", isQuiet);
    }

    /// <summary>True when both statements may mean one object.</summary>
    public bool IsSameAs(DefinedObject other) =>
        Kind == other.Kind && Schema == other.Schema && Name == other.Name && Detail == other.Detail;

    /// <summary>True when an error names the object as the thing that is missing.</summary>
    public bool IsNamedIn(string message) =>
        message.Contains($"\"{Name}\"", StringComparison.Ordinal)
        || (Schema is not null && message.Contains($"\"{Schema}.{Name}\"", StringComparison.Ordinal))
        || HasWord(message, Name);

    public override string ToString() => $"{Kind} {(Schema is null ? "" : Schema + ".")}{Name}";

    /// <summary>SQLite names what is missing without quotes, PostgreSQL functions too.</summary>
    static bool HasWord(string message, string word)
    {
        for (var i = 0; (i = message.IndexOf(word, i, StringComparison.Ordinal)) >= 0; i++)
        {
            var end = i + word.Length;
            if (
                (i == 0 || message[i - 1] is ' ' or '.')
                && (end == message.Length || message[end] is '(' or ' ' or '\'' or '.' or ';')
            )
                return true;
        }
        return false;
    }

    static string? ReadKind(ref SqlTokenizer tokens)
    {
        while (tokens.Current.Kind == SqlTokenKind.Word && _modifiers.Contains(tokens.Text.ToString()))
        {
            if (!tokens.MoveNext())
                return null;
        }
        if (tokens.IsWord("foreign") && !(tokens.MoveNext() && tokens.IsWord("table")))
            return null;
        return _kinds.GetValueOrDefault(tokens.Text.ToString());
    }

    /// <summary>The argument list of a routine, the table of a trigger, policy or rule.</summary>
    static string ReadDetail(string kind, ref SqlTokenizer tokens, SqlSyntax syntax)
    {
        if (kind == "routine")
            return ReadArguments(ref tokens, syntax);
        if (kind is not ("trigger" or "policy" or "rule"))
            return "";
        do
        {
            if ((tokens.IsWord("on") || (kind == "rule" && tokens.IsWord("to"))) && tokens.MoveNext())
                return syntax.NameOf(tokens.Text);
        } while (tokens.MoveNext());
        return "";
    }

    static string ReadArguments(ref SqlTokenizer tokens, SqlSyntax syntax)
    {
        var words = new List<string>();
        var depth = 0;
        do
        {
            depth +=
                tokens.IsSymbol('(') ? 1
                : tokens.IsSymbol(')') ? -1
                : 0;
            var isName = tokens.Current.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier;
            words.Add(isName ? syntax.NameOf(tokens.Text) : tokens.Text.ToString());
        } while (depth > 0 && tokens.MoveNext());
        return string.Join(' ', words);
    }
}
