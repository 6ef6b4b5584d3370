using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>The part of a script that an error is about, with line numbers and a caret below the place.</summary>
static class StatementExcerpt
{
    const int LongestLine = 160;
    const int LinesBefore = 2;

    /// <summary>Up to two lines of the statement before the place, the line itself, and the caret.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="offset">The place, from the start of the script.</param>
    public static string Render(SqlStatement statement, int offset)
    {
        var location = statement.Script.LocationOf(offset);
        var lines = Lines(statement, offset);
        var column = ShownColumn(statement, offset);
        var width = location.Line.ToString(CultureInfo.InvariantCulture).Length;
        var text = new StringBuilder();
        var shown = "";
        for (var i = 0; i < lines.Count; i++)
        {
            var isLast = i == lines.Count - 1;
            shown = Cut(lines[i], isLast ? CutAt(lines[i], column) : 0);
            var number = (location.Line - lines.Count + 1 + i).ToString(CultureInfo.InvariantCulture);
            text.Append("  ").Append(number.PadLeft(width)).Append(" | ").Append(shown).Append('\n');
        }
        var cutAt = CutAt(lines[^1], column);
        var before = Math.Clamp(column - 1 - cutAt, 0, shown.Length);
        var indent = new string([.. shown[..before].Select(c => c == '\t' ? '\t' : ' ')]);
        return text.Append(' ', width + 2).Append(" | ").Append(indent).Append('^').ToString();
    }

    /// <summary>
    /// The place that an error of the server is about, from the start of the script; absent where it names none.
    /// </summary>
    /// <param name="statement">The statement that was sent.</param>
    /// <param name="error">PostgreSQL's says a position in characters of the statement, from 1.</param>
    public static int? NamedPlaceOf(SqlStatement statement, DbException? error)
    {
        var isNamed = int.TryParse(error?.Data["Position"]?.ToString(), CultureInfo.InvariantCulture, out var position);
        return isNamed && position > 0 ? OffsetOf(statement, position) : null;
    }

    /// <summary>The same, and the start of the statement where the server names no place.</summary>
    public static int PlaceOf(SqlStatement statement, DbException? error) =>
        NamedPlaceOf(statement, error) ?? statement.Span.Start;

    static int OffsetOf(SqlStatement statement, int position)
    {
        var offset = statement.Span.Start;
        for (var i = 1; i < position && offset < statement.Span.End; i++)
            offset += char.IsSurrogatePair(statement.Script.Text, Math.Min(offset, statement.Script.Text.Length - 1))
                ? 2
                : 1;
        return Math.Min(offset, statement.Span.End);
    }

    static List<string> Lines(SqlStatement statement, int offset)
    {
        var text = statement.Script.Text;
        var end = text.AsSpan(offset).IndexOfAny('\r', '\n') is var length and >= 0 ? offset + length : text.Length;
        var start = LineStart(text, offset);
        var lines = new List<string> { SecretText.Redact(text[start..end], statement.Sql) };
        while (lines.Count <= LinesBefore && start > statement.Span.Start)
        {
            var previousEnd = start - (start >= 2 && text[start - 1] == '\n' && text[start - 2] == '\r' ? 2 : 1);
            start = LineStart(text, previousEnd);
            lines.Insert(0, SecretText.Redact(text[start..previousEnd], statement.Sql));
        }
        return lines;
    }

    /// <summary>
    /// The column of the place in the line as it is shown: a password before it takes less room there.
    /// </summary>
    static int ShownColumn(SqlStatement statement, int offset)
    {
        var text = statement.Script.Text;
        return SecretText.Redact(text[LineStart(text, offset)..offset], statement.Sql).Length + 1;
    }

    static int LineStart(string text, int offset) => text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

    static int CutAt(string line, int column) =>
        line.Length <= LongestLine ? 0 : Math.Max(0, column - 1 - LongestLine / 2);

    static string Cut(string line, int start) =>
        line.Length - start <= LongestLine ? line[start..] : line.Substring(start, LongestLine);
}
