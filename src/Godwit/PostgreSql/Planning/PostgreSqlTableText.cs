using System.Text;

namespace Godwit;

/// <summary>The text of tables and their columns.</summary>
static class PostgreSqlTableText
{
    /// <summary><c>CREATE TABLE …</c></summary>
    /// <param name="table">The table.</param>
    /// <param name="lines">Columns and constraints that stand in it.</param>
    public static string Create(SchemaObject table, IReadOnlyList<string> lines)
    {
        var text = new StringBuilder(table.Has("unlogged") ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ");
        text.Append(PostgreSqlIdentifier.Of(table.Name));
        if (table["of type"] is { } type)
            text.Append(" OF ").Append(type);
        if (table["partition of"] is { } parent)
            text.Append(" PARTITION OF ").Append(parent);
        if (lines.Count > 0)
            text.Append(" (\n    ").AppendJoin(",\n    ", lines).Append("\n)");
        else if (!table.Has("of type") && !table.Has("partition of"))
            text.Append(" ()");
        if (table["bound"] is { } bound)
            text.Append(' ').Append(bound);
        if (table["inherits"] is { } parents)
            text.Append("\nINHERITS (").Append(parents).Append(')');
        return text.Append(Storage(table)).ToString();
    }

    /// <summary><c> PARTITION BY … USING … WITH … TABLESPACE …</c>, what there is of it.</summary>
    public static string Storage(SchemaObject table)
    {
        var text = new StringBuilder();
        if (table["partition by"] is { } key)
            text.Append("\nPARTITION BY ").Append(key);
        if (table["access method"] is { } method)
            text.Append("\nUSING ").Append(PostgreSqlIdentifier.Quote(method));
        var options = Options(table, "option:").ToList();
        if (options.Count > 0)
            text.Append("\nWITH (").AppendJoin(", ", options.Select(one => Option(one.Name, one.Value))).Append(')');
        if (table["tablespace"] is { } tablespace)
            text.Append("\nTABLESPACE ").Append(PostgreSqlIdentifier.Quote(tablespace));
        return text.ToString();
    }

    /// <summary>A column as it stands in <c>CREATE TABLE</c> or behind <c>ADD COLUMN</c>.</summary>
    /// <param name="column">The column.</param>
    /// <param name="withDefault">False where the default is set by a statement of its own.</param>
    /// <param name="isNullable">True where <c>NOT NULL</c> is set by a statement of its own.</param>
    public static string Column(SchemaObject column, bool withDefault = true, bool isNullable = false)
    {
        var text = new StringBuilder(PostgreSqlIdentifier.Quote(column.Name.Name)).Append(' ').Append(column["type"]);
        if (column["compression"] is { } compression)
            text.Append(" COMPRESSION ").Append(compression);
        if (column["collation"] is { } collation)
            text.Append(" COLLATE ").Append(collation);
        if (column["generated"] is { } kind)
            text.Append($" GENERATED ALWAYS AS ({column["expression"]}) {kind.ToUpperInvariant()}");
        else if (withDefault && column["default"] is { } value)
            text.Append(" DEFAULT ").Append(value);
        if (column["identity"] is { } identity)
            text.Append($" GENERATED {identity.ToUpperInvariant()} AS IDENTITY{IdentityOptions(column)}");
        if (column.Has("not null") && !isNullable)
            text.Append(" NOT NULL");
        return text.ToString();
    }

    /// <summary><c> (INCREMENT BY 5)</c>, or nothing.</summary>
    public static string IdentityOptions(SchemaObject column)
    {
        var name = column["identity sequence"] is { } sequence ? $"SEQUENCE NAME {sequence}" : null;
        var options = string.Join(' ', new[] { name, column["identity options"] }.Where(one => one is not null));
        return options.Length == 0 ? "" : $" ({options})";
    }

    /// <summary>
    /// What stands in the statement that creates a partition or heir, of a column that its parent has.
    /// </summary>
    /// <returns><see langword="null"/> where it is as the parent's.</returns>
    public static string? Override(SchemaObject column, SchemaObject? parent)
    {
        var text = new StringBuilder();
        if (column["default"] is { } value && value != parent?["default"])
            text.Append(" DEFAULT ").Append(value);
        if (column.Has("not null") && parent?.Has("not null") != true)
            text.Append(" NOT NULL");
        return text.Length == 0 ? null : PostgreSqlIdentifier.Quote(column.Name.Name) + text;
    }

    /// <summary>The settings of a prefix, without it.</summary>
    public static IEnumerable<(string Name, string Value)> Options(SchemaObject subject, string prefix) =>
        subject
            .Settings.Where(one => one.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(one => (one.Name[prefix.Length..], one.Value));

    /// <summary><c>fillfactor=70</c>, with quotes where the value needs them.</summary>
    public static string Option(string name, string value) =>
        $"{name}={(IsPlain(value) ? value : PostgreSqlIdentifier.Literal(value))}";

    static bool IsPlain(string value) =>
        value.Length > 0
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
        && (char.IsAsciiDigit(value[0]) || value.All(char.IsAsciiLetterLower));
}
