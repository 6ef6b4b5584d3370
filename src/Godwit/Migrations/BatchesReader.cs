using System.Globalization;

namespace Godwit;

/// <summary>Reads <c>of TABLE [by COLUMN][, TIME each][, pause PERCENT]</c>.</summary>
static class BatchesReader
{
    const double HighestPause = 100;

    static readonly TimeSpan DefaultEach = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan LongestEach = TimeSpan.FromSeconds(1);

    public static DirectiveReading Read(string text, SqlSyntax syntax, SourceLocation location)
    {
        var tokens = new SqlTokenizer(text, new(0, text.Length), syntax);
        if (!tokens.MoveNext() || !tokens.IsWord("of") || !tokens.MoveNext())
            return "'batches' takes the table: of TABLE";
        if (Name(ref tokens, text, isQualified: true) is not { } table)
            return $"'{text}' names no table behind 'of'";
        string? column = null;
        if (
            tokens.IsWord("by") && (!tokens.MoveNext() || (column = Name(ref tokens, text, isQualified: false)) is null)
        )
            return "'by' takes the name of a column";
        var plan = new BatchPlan(table, column, DefaultEach, 1, location);
        return Options(ref tokens, text, plan);
    }

    static DirectiveReading Options(ref SqlTokenizer tokens, string text, BatchPlan plan)
    {
        var (hasEach, hasPause) = (false, false);
        while (!tokens.IsAtEnd)
        {
            if (!tokens.IsSymbol(',') || !tokens.MoveNext())
                return $"'{text[tokens.Current.Start..]}' is not understood here";
            if (tokens.IsWord("pause") && !hasPause)
            {
                if (Pause(ref tokens) is not { } pause)
                    return "'pause' takes a percentage from 0% to 10000%";
                (plan, hasPause) = (plan with { Pause = pause }, true);
            }
            else if (!hasEach && DirectiveTime.Read(ref tokens) is { } each && tokens.IsWord("each"))
            {
                tokens.MoveNext();
                if (each <= TimeSpan.Zero || each > LongestEach)
                    return "one batch takes from 1 ms to 1 s, so that nobody waits long for its locks";
                (plan, hasEach) = (plan with { Each = each }, true);
            }
            else
                return $"'{text}' is not understood: behind a comma stands `TIME each` or `pause PERCENT`, each once";
        }
        return new Directive.Batches(plan);
    }

    static string? Name(ref SqlTokenizer tokens, string text, bool isQualified)
    {
        var start = tokens.Current.Start;
        while (tokens.Current.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier && !tokens.IsUnterminated)
        {
            var end = tokens.Current.End;
            if (!tokens.MoveNext() || !isQualified || !tokens.IsSymbol('.'))
                return text[start..end];
            tokens.MoveNext();
        }
        return null;
    }

    static double? Pause(ref SqlTokenizer tokens)
    {
        if (
            !tokens.MoveNext()
            || tokens.Current.Kind != SqlTokenKind.Number
            || !double.TryParse(
                tokens.Text,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var percent
            )
            || !tokens.MoveNext()
            || !tokens.IsSymbol('%')
        )
            return null;
        tokens.MoveNext();
        return percent / 100 is var pause and <= HighestPause ? pause : null;
    }
}
