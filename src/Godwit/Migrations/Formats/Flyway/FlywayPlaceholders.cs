using System.Text;

namespace Godwit;

/// <summary>Puts values in the place of <c>${name}</c>.</summary>
/// <remarks>
/// Flyway replaces everywhere: in strings, comments and bodies too,
/// and its checksums of repeatable migrations depend on it. Where <c>sparesQuotes</c> is asked for, strings,
/// dollar quotes and comments keep what they hold.
/// </remarks>
sealed class FlywayPlaceholders(FlywaySettings settings, ValueList<KeyValuePair<string, string>> builtIn)
{
    readonly Dictionary<string, string> _values = Merge(settings, builtIn);

    /// <summary>The text with its values, which knows where each character stood in the file.</summary>
    /// <param name="script">The text as it is in the file.</param>
    /// <param name="spared">
    /// The rules by which quotes and comments are found that keep what they hold; absent: none do.
    /// </param>
    /// <exception cref="InvalidMigrationException">A placeholder has no value, or no end.</exception>
    public SqlScript Replace(SqlScript script, SqlSyntax? spared = null)
    {
        var prefix = settings.PlaceholderPrefix;
        var text = script.Text;
        var found = text.IndexOf(prefix, StringComparison.Ordinal);
        if (found < 0)
            return script;
        var quotes = spared is null ? [] : QuotesOf(script, spared);
        var result = new StringBuilder(text.Length);
        var origin = new SqlOrigin(script);
        var copied = 0;
        while (found >= 0)
        {
            if (quotes.Find(q => q.Start <= found && found < q.End) is { Length: > 0 } quote)
            {
                found = text.IndexOf(prefix, quote.End, StringComparison.Ordinal);
                continue;
            }
            var end = text.IndexOf(settings.PlaceholderSuffix, found + prefix.Length, StringComparison.Ordinal);
            if (end < 0)
                throw NoEnd(script, found);
            var value = Value(script, found, text[(found + prefix.Length)..end]);
            end += settings.PlaceholderSuffix.Length;
            result.Append(text, copied, found - copied);
            origin.Add(result.Length, value.Length, found, end - found);
            result.Append(value);
            copied = end;
            found = text.IndexOf(prefix, end, StringComparison.Ordinal);
        }
        result.Append(text, copied, text.Length - copied);
        return script with { Text = result.ToString(), Origin = origin };
    }

    string Value(SqlScript script, int offset, string name)
    {
        if (name.Equals("flyway:filename", StringComparison.OrdinalIgnoreCase))
            return Path.GetFileName(script.Name);
        if (_values.TryGetValue(name, out var value))
            return value;
        var written = settings.PlaceholderPrefix + name + settings.PlaceholderSuffix;
        var isOfFlyway = name.StartsWith("flyway" + settings.PlaceholderSeparator, StringComparison.OrdinalIgnoreCase);
        throw ScriptErrors.At(
            script,
            offset,
            FlywayErrors.Placeholder,
            isOfFlyway
                ? $"the built-in placeholder {written} has no value here. Nothing was run."
                : $"the placeholder {written} has no value. Nothing was run.",
            isOfFlyway
                ? "Built in are flyway:defaultSchema, user, database, timestamp, filename, workingDirectory, table and "
                    + "environment."
                : $"Set flyway.placeholders.{name} (or FLYWAY_PLACEHOLDERS_{name.ToUpperInvariant()}), or switch "
                    + "replacement off for this file: placeholderReplacement=false in "
                    + $"{Path.GetFileName(script.Name)}.conf."
        );
    }

    static InvalidMigrationException NoEnd(SqlScript script, int offset) =>
        ScriptErrors.At(
            script,
            offset,
            FlywayErrors.Placeholder,
            "a placeholder begins here and does not end. Nothing was run.",
            $"Close it, or put placeholderReplacement=false into {Path.GetFileName(script.Name)}.conf."
        );

    static Dictionary<string, string> Merge(FlywaySettings settings, ValueList<KeyValuePair<string, string>> builtIn)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in builtIn)
            values["flyway" + settings.PlaceholderSeparator + name] = value;
        foreach (var (name, value) in settings.Placeholders)
            values[name] = value;
        return values;
    }

    static List<SourceSpan> QuotesOf(SqlScript script, SqlSyntax syntax)
    {
        var quotes = new List<SourceSpan>();
        var tokens = new SqlTokenizer(script.Text, new(0, script.Text.Length), syntax);
        while (tokens.MoveNextOrComment())
        {
            if (tokens.Current is { Kind: SqlTokenKind.String or SqlTokenKind.QuotedIdentifier } or { IsComment: true })
                quotes.Add(new(tokens.Current.Start, tokens.Current.End - tokens.Current.Start));
        }
        return quotes;
    }
}
