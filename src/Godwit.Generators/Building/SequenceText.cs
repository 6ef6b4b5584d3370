using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>Sequences and the options that identity columns share with them.</summary>
static class SequenceText
{
    public static string Create(Annotation one)
    {
        var type = one["Type"] is { } name ? $" AS {name}" : "";
        var options = string.Concat(Options(one).Select(option => " " + option));
        return $"CREATE SEQUENCE {SqlNames.Quote(one["Schema"], one.Text(0))}{type}{options}";
    }

    public static IEnumerable<string> Options(Annotation one)
    {
        if (one["SequenceName"] is { } name)
            yield return $"SEQUENCE NAME {name}";
        if (one["Increment"] is { } increment)
            yield return $"INCREMENT BY {increment}";
        if (one["Minimum"] is { } minimum)
            yield return $"MINVALUE {minimum}";
        if (one["Maximum"] is { } maximum)
            yield return $"MAXVALUE {maximum}";
        if (one["Start"] is { } start)
            yield return $"START WITH {start}";
        if (one["Cache"] is { } cache)
            yield return $"CACHE {cache}";
        if (one.Is("IsCyclic"))
            yield return "CYCLE";
    }
}
