using System.Globalization;

namespace Godwit;

/// <summary>The options of a sequence, as <see cref="PostgreSqlSequenceReader.OptionsOf"/> writes them.</summary>
static class PostgreSqlSequenceOptions
{
    /// <summary>All options, those at their default too: what an existing sequence has to be told.</summary>
    /// <param name="options">Those that are not at their default.</param>
    /// <param name="prefix">What stands before each, as in <c>SET </c> for identity columns.</param>
    /// <param name="limits">Where least and greatest value are said in full, which are at their default.</param>
    public static string Full(string? options, string prefix = "", PostgreSqlSequenceBounds? limits = null)
    {
        var increment = ValueOf(options, "INCREMENT") ?? "1";
        var isDown = increment.StartsWith('-');
        var (least, most) = (ValueOf(options, "MINVALUE"), ValueOf(options, "MAXVALUE"));
        var start = ValueOf(options, "START") ?? (isDown ? most ?? "-1" : least ?? "1");
        string[] all =
        [
            $"INCREMENT BY {increment}",
            Limit("MINVALUE", least, limits?.Least),
            Limit("MAXVALUE", most, limits?.Most),
            $"START WITH {start}",
            $"CACHE {ValueOf(options, "CACHE") ?? "1"}",
            WordsOf(options).Contains("CYCLE") ? "CYCLE" : "NO CYCLE",
        ];
        return string.Join(' ', all.Select(one => prefix + one));
    }

    static string Limit(string word, string? given, long? inFull) =>
        given is not null ? $"{word} {given}"
        : inFull is { } value ? string.Create(CultureInfo.InvariantCulture, $"{word} {value}")
        : $"NO {word}";

    /// <summary>The value of an option; absent where it is at its default.</summary>
    public static string? ValueOf(string? options, string name)
    {
        var words = WordsOf(options);
        var at = Array.IndexOf(words, name);
        return at < 0 ? null
            : words[at + 1] is "BY" or "WITH" ? words[at + 2]
            : words[at + 1];
    }

    static string[] WordsOf(string? options) => options?.Split(' ') ?? [];
}
