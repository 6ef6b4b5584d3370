using System.Collections.Generic;
using System.Text;

namespace Godwit.Generators;

/// <summary>The SQL of a table, with a gap for its foreign keys.</summary>
sealed class TableText(TableScope scope)
{
    TableDefinition Table => scope.Table;

    SqlDialect Dialect => scope.Dialect;

    public void Write()
    {
        WriteRenames();
        WriteHead();
        WriteTail();
    }

    void WriteRenames()
    {
        if (Table.Annotations("RenamedFrom", Dialect).FirstOrDefault() is { } old)
            Table.Renames.Add(
                $"rename table {SqlNames.Quote(Table.Schema, old.Text(0))} to {SqlNames.Quote(Table.Name)}"
            );
        foreach (var column in Table.Columns)
        {
            if (column.OldName(scope.Settings) is { } name)
                Table.Renames.Add(
                    $"rename column {Table.SqlName}.{SqlNames.Quote(name)} to {SqlNames.Quote(column.Name)}"
                );
        }
    }

    void WriteHead()
    {
        var column = new ColumnText(scope);
        var lines = Table.Columns.Select(one => CommentOf(one) + "    " + column.Render(one)).ToList();
        if (Table.KeyClause is { } key)
            lines.Add("    " + key);
        lines.AddRange(Table.Constraints.Select(one => "    " + one));
        var comment = Dialect.IsPostgreSql ? null : Table.Annotations("Comment", Dialect).FirstOrDefault();
        Table.Head = $"{Comment(comment, "")}CREATE {Unlogged}TABLE {Table.SqlName} (\n" + string.Join(",\n", lines);
    }

    void WriteTail()
    {
        var text = new StringBuilder("\n)")
            .Append(new PartitionBuilder(scope).PartitionClause())
            .Append(Options())
            .Append(";\n");
        foreach (var statement in Table.Statements)
            text.Append(statement).Append(";\n");
        Table.Tail = text.Append('\n').ToString();
    }

    string? CommentOf(ColumnDefinition column) =>
        Dialect.IsPostgreSql ? null : Comment(column.Annotation("Comment", Dialect), "    ");

    static string? Comment(Annotation? comment, string indent) =>
        comment is null
            ? null
            : string.Concat(comment.Text(0).Replace("\r", "").Split('\n').Select(line => $"{indent}-- {line}\n"));

    string Unlogged =>
        Dialect.IsPostgreSql && TableOptions is { } options && options.Is("IsUnlogged") ? "UNLOGGED " : "";

    string Options()
    {
        if (TableOptions is not { } options)
            return "";
        if (Dialect.IsPostgreSql)
            return options["With"] is { } parameters ? $" WITH ({parameters})" : "";
        var words = new List<string>();
        if (options.Is("IsStrict"))
            words.Add("STRICT");
        if (options.Is("IsWithoutRowId"))
            words.Add("WITHOUT ROWID");
        return words.Count > 0 ? " " + string.Join(", ", words) : "";
    }

    Annotation? TableOptions => Table.Annotations("TableOptions", Dialect).FirstOrDefault();
}
