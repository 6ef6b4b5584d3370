using System.Buffers;

namespace Godwit;

/// <summary>
/// Reads directives: comments <c>-- godwit: NAME …</c>, whatever the case and the blanks around the words.
/// </summary>
sealed class DirectiveParser(SqlScript script, SqlSyntax syntax)
{
    static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\f\v");

    static readonly SearchValues<char> HazardChars = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    );

    /// <summary>All directives, each with an example.</summary>
    internal static readonly (string Name, string Usage)[] Known =
    [
        ("commit", "commit"),
        ("no-transaction", "no-transaction"),
        ("allow", "allow drop-column \"unused since 2.3\""),
        ("lock-timeout", "lock-timeout 5s"),
        ("statement-timeout", "statement-timeout 5s"),
        ("batches", "batches of TABLE, 200 ms each, pause 100%"),
        ("phase", "phase contract"),
        ("after", "after 20261123144500"),
        ("rename", "rename column users.name to full_name"),
        (ReplacedMigration.Name, "replaces 20261123144500 CHECKSUM"),
    ];

    /// <summary>Reads a comment whose first word is <c>godwit</c>; <see langword="null"/> when it is prose.</summary>
    /// <exception cref="InvalidMigrationException">It is meant as a directive and is not one.</exception>
    public Directive? Parse(SourceSpan comment)
    {
        var text = script.Text.Substring(comment.Start, comment.Length);
        var isBlock = text[0] == '/';
        if (isBlock && text.Length >= 4 && text.EndsWith("*/", StringComparison.Ordinal))
            text = text[..^2];
        var inside = text[2..].TrimStart()[DirectiveText.Name.Length..].Trim();
        var hasColon = inside is [':', ..];
        inside = hasColon ? inside[1..].TrimStart() : inside;
        var nameEnd = inside.AsSpan().IndexOfAny(Blanks);
        var name = (nameEnd < 0 ? inside : inside[..nameEnd]).ToLowerInvariant();
        var rest = nameEnd < 0 ? "" : inside[nameEnd..].Trim();

        var reading = Read(name, rest, comment.Start);
        if (hasColon && !isBlock)
            return reading.Directive ?? throw Refusal(comment, name, reading);
        if (!hasColon && reading.Directive is null)
            return null;
        throw ScriptErrors.At(
            script,
            comment.Start,
            ScriptErrors.MalformedDirective,
            isBlock
                ? "a comment between /* and */ is no directive."
                : "this reads like a directive, but has no colon behind `godwit`.",
            $"Write `-- godwit: {(inside.Length == 0 ? "commit" : inside)}`, or word the comment differently."
        );
    }

    InvalidMigrationException Refusal(SourceSpan comment, string name, DirectiveReading reading)
    {
        var usage = Array.Find(Known, known => known.Name == name).Usage;
        return usage is null
            ? ScriptErrors.At(
                script,
                comment.Start,
                ScriptErrors.UnknownDirective,
                name.Length == 0 ? "the directive is empty." : $"there is no directive '{name}'.",
                Nearest.To(name, Known.Select(known => known.Name)) is { } near
                    ? $"Did you mean '{near}'?"
                    : $"The directives are {string.Join(", ", Known.Select(known => known.Name))}."
            )
            : ScriptErrors.At(
                script,
                comment.Start,
                ScriptErrors.MalformedDirective,
                $"{reading.Problem}.",
                $"Write it like `-- godwit: {usage}`."
            );
    }

    DirectiveReading Read(string name, string rest, int offset) =>
        name switch
        {
            "commit" => Bare(new Directive.Commit(), rest),
            "no-transaction" => Bare(new Directive.NoTransaction(), rest),
            "allow" => Allow(rest),
            "lock-timeout" => Timeout(rest, value => new Directive.LockTimeout(value)),
            "statement-timeout" => Timeout(rest, value => new Directive.StatementTimeout(value)),
            "batches" => BatchesReader.Read(rest, syntax, script.LocationOf(offset)),
            "phase" => Phase(rest),
            "after" => MigrationVersion.TryParse(rest) is { } version
                ? new Directive.After(version)
                : $"'after' takes the version of a migration, digits only; found '{rest}'",
            "rename" => Rename(rest),
            ReplacedMigration.Name => ReplacedMigration.TryParse(rest) is null
                ? $"'replaces' takes the version and the checksum of a migration; found '{rest}'"
                : new Directive.Replaces(),
            _ => "",
        };

    static DirectiveReading Bare(Directive directive, string rest) =>
        rest.Length == 0 ? directive : $"'{directive.Name}' takes nothing behind it; found '{rest}'";

    static DirectiveReading Allow(string rest)
    {
        var end = rest.AsSpan().IndexOfAnyExcept(HazardChars);
        var hazard = end < 0 ? rest : rest[..end];
        if (hazard.Length == 0)
            return "'allow' takes the name of a hazard and, in double quotes, the reason for accepting it";
        var reason = rest[hazard.Length..].Trim();
        return reason is ['"', .. var words, '"'] && !string.IsNullOrWhiteSpace(words)
            ? new Directive.Allow(hazard, words)
            : $"'allow {hazard}' needs a reason in double quotes";
    }

    DirectiveReading Timeout(string rest, Func<TimeSpan, Directive> create)
    {
        var tokens = new SqlTokenizer(rest, new(0, rest.Length), syntax);
        tokens.MoveNext();
        return DirectiveTime.Read(ref tokens) is { } time && tokens.IsAtEnd && time <= DirectiveTime.LongestTimeout
            ? create(time)
            : $"'{rest}' is not a time: a number with the unit ms, s or m, at most 24 days, or 0 for none";
    }

    static DirectiveReading Phase(string rest) =>
        rest.ToLowerInvariant() switch
        {
            "contract" => new Directive.Phase(true),
            "expand" => new Directive.Phase(false),
            _ => $"a phase is 'expand' or 'contract'; found '{rest}'",
        };

    static DirectiveReading Rename(string rest)
    {
        var words = rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var to = Array.FindIndex(words, word => word.Equals("to", StringComparison.OrdinalIgnoreCase));
        return to >= 2 && to < words.Length - 1
            ? new Directive.Rename()
            : "'rename' takes a kind, the old name, 'to', and the new name";
    }
}

/// <summary>A directive, or what is wrong with its arguments.</summary>
readonly record struct DirectiveReading(Directive? Directive, string? Problem)
{
    public static implicit operator DirectiveReading(Directive directive) => new(directive, null);

    public static implicit operator DirectiveReading(string problem) => new(null, problem);
}
