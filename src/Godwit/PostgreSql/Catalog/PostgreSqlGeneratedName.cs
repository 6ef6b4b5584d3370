using System.Text;

namespace Godwit;

/// <summary>The names that PostgreSQL makes for constraints and indexes that were given none.</summary>
static class PostgreSqlGeneratedName
{
    /// <summary>How long a name may be, in bytes of UTF-8 (<c>NAMEDATALEN</c> - 1).</summary>
    public const int MaximumLength = 63;

    /// <summary>
    /// The table, the columns and a word for what it is, joined by underscores. Where that is too long, the longer of
    /// the first two gives way (PostgreSQL source, <c>makeObjectName</c>). A number is added where the name is taken.
    /// </summary>
    public static string Of(string table, string? columns, string label)
    {
        var room = MaximumLength - Encoding.UTF8.GetByteCount(label) - 1;
        if (columns is null)
            return $"{Clip(table, room)}_{label}";
        room--;
        var (first, second) = (Encoding.UTF8.GetByteCount(table), Encoding.UTF8.GetByteCount(columns));
        while (first + second > room)
        {
            if (first > second)
                first--;
            else
                second--;
        }
        return $"{Clip(table, first)}_{Clip(columns, second)}_{label}";
    }

    /// <summary>The name of an index or a key; a primary key has no columns in its name.</summary>
    /// <remarks>PostgreSQL source, <c>ChooseIndexNameAddition</c>: columns are added until there are enough.</remarks>
    public static string OfIndex(string table, IEnumerable<string>? columns, string label)
    {
        if (columns is null)
            return Of(table, null, label);
        var joined = "";
        foreach (var column in columns)
        {
            joined += joined.Length == 0 ? column : $"_{column}";
            if (Encoding.UTF8.GetByteCount(joined) > MaximumLength)
                break;
        }
        return Of(table, joined, label);
    }

    /// <summary>
    /// True for the name that the words <c>NOT NULL</c> alone give to their constraint, from PostgreSQL 18 on. Such a
    /// constraint, where it is valid and inherited by children, is a setting of its column, as is one that a child has
    /// from its parent; all others are objects.
    /// </summary>
    public static bool IsOfNotNull(string name, string table, string column) => name == Of(table, column, "not_null");

    /// <summary>The beginning of a name, of whole characters, in at most so many bytes.</summary>
    public static string Clip(string name, int bytes)
    {
        var length = 0;
        var end = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            length += rune.Utf8SequenceLength;
            if (length > bytes)
                break;
            end += rune.Utf16SequenceLength;
        }
        return name[..end];
    }
}
