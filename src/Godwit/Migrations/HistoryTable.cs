namespace Godwit;

/// <summary>The name of the history table.</summary>
/// <param name="Schema">The schema; absent: the engine's default, <c>public</c> or <c>main</c>.</param>
/// <param name="Name">The table.</param>
public sealed record HistoryTable(string? Schema, string Name)
{
    /// <summary>Reads <c>table</c> or <c>schema.table</c>.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static HistoryTable Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('.') switch
        {
            [{ Length: > 0 } name] => new(null, name),
            [{ Length: > 0 } schema, { Length: > 0 } name] => new(schema, name),
            _ => throw new FormatException($"'{text}' is not a history table: write table or schema.table."),
        };
    }
}
