using System.Text;

namespace Godwit.Cli;

/// <summary>Replaces <c>${NAME}</c> by the environment variable of that name.</summary>
static class VariableExpansion
{
    public static ConfigurationValue Expand(ConfigurationValue value, Func<string, string?> variable) =>
        value with
        {
            Texts = value.Texts.Select(text => Expand(value, text, variable)).ToValueList(),
        };

    static string Expand(ConfigurationValue value, string text, Func<string, string?> variable)
    {
        var start = text.IndexOf("${", StringComparison.Ordinal);
        if (start < 0)
            return text;
        var result = new StringBuilder();
        var position = 0;
        for (; start >= 0; start = text.IndexOf("${", position, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', start);
            var name = end < 0 ? "" : text[(start + 2)..end];
            if (name.Length == 0)
                throw CommandException.InvalidValue(
                    value,
                    $"'{value.Key.Name}' holds ${{ without a name and a closing brace.",
                    "Write ${NAME}, where NAME is an environment variable."
                );
            result.Append(text, position, start - position);
            result.Append(variable(name) ?? throw Missing(value, name));
            position = end + 1;
        }
        return result.Append(text, position, text.Length - position).ToString();
    }

    static CommandException Missing(ConfigurationValue value, string name) =>
        new(
            "GDW0505",
            ExitCodes.Usage,
            $"{value.Place}: '{value.Key.Name}' needs the environment variable {name}, which is not set."
        )
        {
            Location = value.Location,
            Hint = $"Set {name}, or give the value with {value.Key.Flag}.",
        };
}
