namespace Godwit.Generators;

/// <summary>Comments of the table and its columns. SQLite keeps those that stand in the text of the table.</summary>
sealed class CommentBuilder(SchemaBuilder schema, TableDefinition table)
{
    public void Build()
    {
        if (!schema.Dialect.IsPostgreSql)
            return;
        if (table.Annotations("Comment", schema.Dialect).FirstOrDefault() is { } comment)
            table.Statements.Add($"COMMENT ON TABLE {table.SqlName} IS {SqlNames.Literal(comment.Text(0))}");
        foreach (var column in table.Columns)
        {
            if (column.Annotation("Comment", schema.Dialect) is { } text)
                table.Statements.Add(
                    $"COMMENT ON COLUMN {table.SqlName}.{SqlNames.Quote(column.Name)} IS "
                        + $"{SqlNames.Literal(text.Text(0))}"
                );
        }
    }
}
