using System.Globalization;

namespace Godwit.Cli;

/// <summary>Configured texts as what they mean; an error names the place of one that means nothing.</summary>
static class TypedValue
{
    /// <summary>The name of a history table.</summary>
    public static HistoryTable Table(ConfigurationValue value)
    {
        try
        {
            return HistoryTable.Parse(value.Text);
        }
        catch (FormatException e)
        {
            throw CommandException.InvalidValue(value, e.Message);
        }
    }

    /// <summary>A span of time.</summary>
    public static TimeSpan Duration(ConfigurationValue value, bool isZeroAllowed) =>
        Cli.Duration.TryParse(value.Text) is { } duration && (isZeroAllowed || duration > TimeSpan.Zero)
            ? duration
            : throw CommandException.InvalidValue(
                value,
                $"'{value.Text}' is not a duration for '{value.Key.Name}'.",
                isZeroAllowed ? "Write 0, 500ms, 3s, 10m or 1h." : "Write 500ms, 3s, 10m or 1h, longer than 0."
            );

    /// <summary>How often something is tried again.</summary>
    public static int Retries(ConfigurationValue value) =>
        int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 1000
            ? count
            : throw CommandException.InvalidValue(
                value,
                $"'{value.Text}' is not a number for '{value.Key.Name}'.",
                "Write a whole number from 0 to 1000."
            );

    /// <summary>One of several words.</summary>
    public static string Choice(ConfigurationValue value, ReadOnlySpan<string> choices) =>
        choices.Contains(value.Text)
            ? value.Text
            : throw CommandException.InvalidValue(
                value,
                $"'{value.Text}' is not a value of '{value.Key.Name}'.{Suggestion.For(value.Text, [.. choices])}",
                $"Write {string.Join(" or ", choices)}."
            );
}
