using System.Globalization;

namespace Godwit;

/// <summary>Reads times of directives: <c>200 ms</c>, <c>5s</c>, <c>1.5m</c>, <c>0</c>.</summary>
static class DirectiveTime
{
    /// <summary>PostgreSQL keeps timeouts as milliseconds in 32 bits.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    /// <summary>
    /// Reads the time that begins at the current token and goes to the token behind it; <see langword="null"/> when
    /// there is none.
    /// </summary>
    public static TimeSpan? Read(ref SqlTokenizer tokens)
    {
        if (
            tokens.Current.Kind != SqlTokenKind.Number
            || !double.TryParse(
                tokens.Text,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return null;
        tokens.MoveNext();
        var unit = Unit(tokens);
        if (unit > TimeSpan.Zero)
            tokens.MoveNext();
        else if (number != 0)
            return null;
        // Times are whole milliseconds, to the server and to the user; a time that rounds to 0 would switch the timeout
        // off.
        var milliseconds = Math.Ceiling(number * unit.TotalMilliseconds);
        return milliseconds <= int.MaxValue ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    static TimeSpan Unit(in SqlTokenizer tokens) =>
        tokens.IsWord("ms") ? TimeSpan.FromMilliseconds(1)
        : tokens.IsWord("s") ? TimeSpan.FromSeconds(1)
        : tokens.IsWord("m") || tokens.IsWord("min") ? TimeSpan.FromMinutes(1)
        : TimeSpan.Zero;
}
