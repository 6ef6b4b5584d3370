using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>The text of indexes, and of the parts that keys have in common with them.</summary>
static class PostgreSqlIndexText
{
    /// <summary><c>CREATE INDEX</c>, with all that can be said in it.</summary>
    /// <param name="index">The index.</param>
    /// <param name="name">The name it gets.</param>
    /// <param name="isConcurrent">Whether the table stays writable meanwhile.</param>
    /// <param name="isOnly">Whether partitions are left without.</param>
    public static string Create(SchemaObject index, string name, bool isConcurrent = false, bool isOnly = false)
    {
        var text = new StringBuilder("CREATE ");
        if (index.Has("unique") || index["type"] is "unique" or "primary key")
            text.Append("UNIQUE ");
        text.Append("INDEX ");
        if (isConcurrent)
            text.Append("CONCURRENTLY ");
        text.Append(PostgreSqlIdentifier.Quote(name)).Append(" ON ");
        if (isOnly)
            text.Append("ONLY ");
        text.Append(PostgreSqlIdentifier.OfOwner(index.Name)).Append(' ');
        if (index["method"] is { } method)
            text.Append("USING ").Append(PostgreSqlIdentifier.Quote(method)).Append(' ');
        text.Append('(').Append(Keys(index)).Append(')').Append(Include(index));
        if (index.Has("nulls not distinct"))
            text.Append(" NULLS NOT DISTINCT");
        text.Append(With(index));
        if (index["tablespace"] is { } tablespace)
            text.Append(" TABLESPACE ").Append(PostgreSqlIdentifier.Quote(tablespace));
        if (index["predicate"] is { } predicate)
            text.Append(" WHERE ").Append(predicate);
        return text.ToString();
    }

    /// <summary>The columns and expressions alone.</summary>
    public static IEnumerable<string> Columns(SchemaObject index)
    {
        for (var i = 1; index[Key(i)] is { } key; i++)
            yield return key;
    }

    /// <summary>The columns and expressions, each with its order, and its operator where it has one.</summary>
    public static string Keys(SchemaObject index)
    {
        var keys = new List<string>();
        for (var i = 1; index[Key(i)] is { } key; i++)
        {
            var order = index[$"{Key(i)} order"] is { } said ? $" {said}" : "";
            var with = index[$"{Key(i)} operator"] is { } @operator ? $" WITH {@operator}" : "";
            keys.Add(key + order + with);
        }
        return string.Join(", ", keys);
    }

    /// <summary><c> INCLUDE (…)</c>, or nothing.</summary>
    public static string Include(SchemaObject index) => index["include"] is { } columns ? $" INCLUDE ({columns})" : "";

    /// <summary><c> WITH (…)</c>, or nothing.</summary>
    public static string With(SchemaObject index)
    {
        var options = index.Settings.Where(IsOption).Select(Assign).ToList();
        return options.Count == 0 ? "" : $" WITH ({string.Join(", ", options)})";
    }

    /// <summary>True for a storage parameter.</summary>
    public static bool IsOption(Setting setting) => IsOption(setting.Name);

    /// <summary>True for the name of a storage parameter.</summary>
    public static bool IsOption(string setting) => setting.StartsWith(Option, StringComparison.Ordinal);

    /// <summary>The storage parameter of a setting.</summary>
    public static string OptionOf(string setting) => setting[Option.Length..];

    /// <summary><c>fillfactor = 70</c></summary>
    public static string Assign(Setting option)
    {
        var isPlain =
            decimal.TryParse(option.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            || option.Value is "on" or "off" or "true" or "false" or "auto";
        var value = isPlain ? option.Value : PostgreSqlIdentifier.Literal(option.Value);
        return $"{OptionOf(option.Name)} = {value}";
    }

    const string Option = "option:";

    static string Key(int number) => $"key {number}";
}
