namespace Godwit.Generators;

/// <summary>Comments of the table and its columns. SQLite keeps those that stand in the text of the table.</summary>
sealed class CommentBuilder(TableScope scope)
{
    TableDefinition Table => scope.Table;

    public void Build()
    {
        if (!scope.Dialect.IsPostgreSql)
            return;
        if (Table.Annotations("Comment", scope.Dialect).FirstOrDefault() is { } comment)
            Table.Statements.Add($"COMMENT ON TABLE {Table.SqlName} IS {SqlNames.Literal(comment.Text(0))}");
        foreach (var column in Table.Columns)
        {
            if (column.Annotation("Comment", scope.Dialect) is { } text)
                Table.Statements.Add(
                    $"COMMENT ON COLUMN {Table.SqlName}.{SqlNames.Quote(column.Name)} IS "
                        + $"{SqlNames.Literal(text.Text(0))}"
                );
        }
    }
}
