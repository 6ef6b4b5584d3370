using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>
/// A row of another tool's table. Whoever may write to the database may have changed it: what cannot be read is an
/// error that names row and column.
/// </summary>
/// <param name="reader">Stands on the row.</param>
/// <param name="tool">Whose table it is.</param>
/// <param name="key">The column that tells the row from others.</param>
readonly struct ToolColumns(DbDataReader reader, string tool, int key)
{
    /// <summary>A text; empty where there is none.</summary>
    public string Text(int column) => TextOrNull(column) ?? "";

    /// <summary>A text that says something.</summary>
    public string Filled(int column, string kind) =>
        TextOrNull(column) is { Length: > 0 } text ? text : throw Bad(column, TextOrNull(column), kind);

    public string? TextOrNull(int column) =>
        reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture);

    public int Number(int column) => NumberOrNull(column) ?? throw Bad(column, null, "number");

    public int? NumberOrNull(int column) =>
        LongOrNull(column) switch
        {
            null => null,
            >= int.MinValue and <= int.MaxValue and var number => (int)number,
            var other => throw Bad(column, $"{other}", "number of 32 bits"),
        };

    public long? LongOrNull(int column) =>
        TextOrNull(column) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number is >= long.MinValue and <= long.MaxValue
        && decimal.IsInteger(number)
            ? (long)number
        : throw Bad(column, text, "number");

    /// <summary>True or false, or a number, as SQLite has it.</summary>
    public bool Flag(int column) => reader.GetValue(column) is bool flag ? flag : Number(column) != 0;

    /// <summary>A time of the server, or what <paramref name="other"/> makes of a value that is none.</summary>
    public DateTimeOffset? TimeOrNull(int column, Func<object, DateTimeOffset?> other)
    {
        if (reader.IsDBNull(column))
            return null;
        var value = reader.GetValue(column);
        return value is DateTime time
            ? new(DateTime.SpecifyKind(time.ToUniversalTime(), DateTimeKind.Utc))
            : other(value) ?? throw Bad(column, TextOrNull(column) ?? "", "time");
    }

    /// <summary>The error about a value that does not belong there.</summary>
    public HistoryTableException Bad(int column, string? value, string kind) =>
        new(
            RunErrors.HistoryTable,
            $"The row {reader.GetName(key)} = {Quoted(column == key ? value : TextOrNull(key))} of {tool}'s table has "
                + $"{Quoted(value)} in the column {reader.GetName(column)}, which is no {kind}. Nothing was changed. "
                + $"It was written by hand, or by a tool that is not {tool}: correct the row, or restore it from a "
                + "backup."
        );

    static string Quoted(string? value) => value is null ? "NULL" : $"'{value}'";
}
