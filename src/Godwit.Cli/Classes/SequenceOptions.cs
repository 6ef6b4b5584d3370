using System.Text.RegularExpressions;
using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>What the catalog says of a sequence, as options of an annotation.</summary>
static partial class SequenceOptions
{
    static readonly (string Words, string Option)[] _options =
    [
        ("START WITH", "Start"),
        ("INCREMENT BY", "Increment"),
        ("MINVALUE", "Minimum"),
        ("MAXVALUE", "Maximum"),
        ("CACHE", "Cache"),
    ];

    /// <summary>The annotation with the options of a text like <c>INCREMENT BY 2 CYCLE</c>.</summary>
    public static Annotation Add(Annotation annotation, string? text)
    {
        if (text is null)
            return annotation;
        foreach (var match in Option().Matches(text).Cast<Match>())
            annotation = annotation.With(
                Array.Find(_options, one => one.Words == match.Groups[1].Value).Option,
                match.Groups[2].Value
            );
        return annotation.With("IsCyclic", text.EndsWith("CYCLE", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(START WITH|INCREMENT BY|MINVALUE|MAXVALUE|CACHE) (-?\d+)")]
    private static partial Regex Option();
}
