using System.Globalization;

namespace Godwit;

/// <summary>Between which values a sequence runs, and where it starts.</summary>
sealed record PostgreSqlSequenceBounds(bool IsDown, long Least, long Most, long Start)
{
    /// <summary>Reads the options of a sequence, of which the catalog has those not at their default.</summary>
    public static PostgreSqlSequenceBounds Of(string? options, string? type)
    {
        var isDown = PostgreSqlSequenceOptions.ValueOf(options, "INCREMENT")?.StartsWith('-') == true;
        var (lowest, highest) = type switch
        {
            "smallint" => (short.MinValue, short.MaxValue),
            "integer" => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        var least = Number("MINVALUE") ?? (isDown ? lowest : 1);
        var most = Number("MAXVALUE") ?? (isDown ? -1 : highest);
        return new(isDown, least, most, Number("START") ?? (isDown ? most : least));

        long? Number(string name) =>
            PostgreSqlSequenceOptions.ValueOf(options, name) is { } text
                ? long.Parse(text, CultureInfo.InvariantCulture)
                : null;
    }

    /// <summary>
    /// True where a sequence has to start again to run between these bounds: all that it has given lies outside.
    /// </summary>
    public bool Restarts(PostgreSqlSequenceBounds old) =>
        old.Most < Least || old.Least > Most || (IsDown ? old.Start < Least : old.Start > Most);

    /// <summary>
    /// Moves a sequence that stands before the new bounds to the first value within; absent where none stands there. A
    /// sequence that has run past them is left alone: the server says so then.
    /// </summary>
    public string? Move(PostgreSqlSequenceBounds old, string sequence) =>
        Restarts(old) || (IsDown ? Most >= old.Most : Least <= old.Least) ? null
        : IsDown ? Move(sequence, Most, '>')
        : Move(sequence, Least, '<');

    static string Move(string sequence, long bound, char isOutside) =>
        $"SELECT pg_catalog.setval({PostgreSqlIdentifier.Literal(sequence)}, {bound}, false) FROM {sequence} "
        + $"WHERE last_value {isOutside} {bound}";
}
