using System.Text;

namespace Godwit.Generators;

/// <summary>The name that the server would give: <c>TABLE_COLUMNS_LABEL</c>.</summary>
/// <param name="Columns">Absent for the key.</param>
sealed record ImpliedName(string Table, string? Columns, string Label)
{
    /// <summary>
    /// The name, with a number behind the label. Where it is too long, the longer of table and columns loses its end,
    /// as in PostgreSQL (<c>makeObjectName</c>).
    /// </summary>
    public string Text(int longest, string number = "")
    {
        var end = $"_{Label}{number}";
        var text = Columns is null ? Table + end : $"{Table}_{Columns}{end}";
        if (longest == 0 || Encoding.UTF8.GetByteCount(text) <= longest)
            return text;
        var left = longest - Encoding.UTF8.GetByteCount(end) - (Columns is null ? 0 : 1);
        var table = Encoding.UTF8.GetByteCount(Table);
        var columns = Encoding.UTF8.GetByteCount(Columns ?? "");
        while (table + columns > left)
        {
            if (table > columns)
                table--;
            else
                columns--;
        }
        return Cut(Table, table) + (Columns is null ? "" : "_" + Cut(Columns, columns)) + end;
    }

    // No more bytes than these, and no half of a letter.
    static string Cut(string text, int size)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length <= size)
            return text;
        while (size > 0 && (bytes[size] & 0xC0) == 0x80)
            size--;
        return Encoding.UTF8.GetString(bytes, 0, size);
    }
}
