using System.Collections.Generic;
using System.Text;

namespace Godwit.Generators;

/// <summary>Writes the definitions as SQL, in an order in which it can be run.</summary>
sealed class SchemaWriter(SchemaBuilder schema)
{
    readonly StringBuilder _text = new();
    readonly HashSet<TableDefinition> _written = [];

    SqlDialect Dialect => schema.Dialect;

    public string Write(IReadOnlyList<TableDefinition> tables)
    {
        WriteRenames(tables);
        var partitions = tables.SelectMany(one => one.Annotations("Partition", Dialect)).Select(one => one["Schema"]);
        var schemas = tables
            .Select(one => one.Schema)
            .Concat(partitions)
            .OfType<string>()
            .Concat(schema.Types.Schemas());
        foreach (var statement in schema.Types.Statements(new SortedSet<string>(schemas, StringComparer.Ordinal)))
            _text.Append(statement).Append(";\n\n");
        var later = new List<string>();
        foreach (var table in Order(tables))
        {
            WriteTable(table, later);
            _written.Add(table);
        }
        foreach (var statement in later)
            _text.Append(statement).Append(";\n");
        return _text.ToString().TrimEnd('\n') + "\n";
    }

    void WriteRenames(IReadOnlyList<TableDefinition> tables)
    {
        foreach (var label in schema.Types.Renames())
            _text.Append($"-- godwit: rename value {label}\n");
        foreach (var table in tables)
        {
            if (table.Annotations("RenamedFrom", Dialect).FirstOrDefault() is { } old)
                _text.Append(
                    $"-- godwit: rename table {SqlNames.Quote(table.Schema, old.Text(0))} to "
                        + $"{SqlNames.Quote(table.Name)}\n"
                );
            foreach (var column in table.Columns)
            {
                if (column.OldName(schema.Settings) is { } name)
                    _text.Append(
                        $"-- godwit: rename column {table.SqlName}.{SqlNames.Quote(name)} to "
                            + $"{SqlNames.Quote(column.Name)}\n"
                    );
            }
        }
        if (_text.Length > 0)
            _text.Append('\n');
    }

    /// <summary>Referenced tables first; where they refer to each other, by name.</summary>
    static List<TableDefinition> Order(IReadOnlyList<TableDefinition> tables)
    {
        var ordered = new List<TableDefinition>();
        var seen = new HashSet<TableDefinition>();
        var places = tables.Select((table, place) => (table, place)).ToDictionary(one => one.table, one => one.place);
        void Visit(TableDefinition table)
        {
            if (!seen.Add(table))
                return;
            var others = table.ForeignKeys.Select(one => one.Table).OfType<TableDefinition>();
            foreach (var other in others.OrderBy(one => places[one]))
                Visit(other);
            ordered.Add(table);
        }
        foreach (var table in tables)
            Visit(table);
        return ordered;
    }

    void WriteTable(TableDefinition table, List<string> later)
    {
        var column = new ColumnText(schema, table);
        var lines = table.Columns.Select(column.Render).ToList();
        var comments = table.Columns.Select(CommentOf).ToList();
        if (table.KeyClause is { } key)
            lines.Add(key);
        lines.AddRange(table.Constraints);
        foreach (var reference in table.ForeignKeys)
        {
            var isThere = reference.Table is null || reference.Table == table || _written.Contains(reference.Table);
            if (isThere || !Dialect.IsPostgreSql)
                lines.Add(reference.Clause);
            else
                later.Add($"ALTER TABLE {table.SqlName} ADD {reference.Clause}");
        }
        if (CommentOf(table) is { } comment)
            _text.Append(comment);
        _text.Append($"CREATE {Unlogged(table)}TABLE {table.SqlName} (\n");
        for (var i = 0; i < lines.Count; i++)
        {
            _text
                .Append(i < comments.Count ? comments[i] : null)
                .Append("    ")
                .Append(lines[i])
                .Append(i < lines.Count - 1 ? ",\n" : "\n");
        }
        _text
            .Append(')')
            .Append(new PartitionBuilder(schema, table).PartitionClause())
            .Append(Options(table))
            .Append(";\n");
        foreach (var statement in table.Statements)
            _text.Append(statement).Append(";\n");
        _text.Append('\n');
    }

    string? CommentOf(TableDefinition table) =>
        Dialect.IsPostgreSql ? null : Comment(table.Annotations("Comment", Dialect).FirstOrDefault(), "");

    string? CommentOf(ColumnDefinition column) =>
        Dialect.IsPostgreSql ? null : Comment(column.Annotation("Comment", Dialect), "    ");

    static string? Comment(Annotation? comment, string indent) =>
        comment is null
            ? null
            : string.Concat(comment.Text(0).Replace("\r", "").Split('\n').Select(line => $"{indent}-- {line}\n"));

    string Unlogged(TableDefinition table) =>
        Dialect.IsPostgreSql && OptionsOf(table) is { } options && options.Is("IsUnlogged") ? "UNLOGGED " : "";

    string Options(TableDefinition table)
    {
        if (OptionsOf(table) is not { } options)
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

    Annotation? OptionsOf(TableDefinition table) => table.Annotations("TableOptions", Dialect).FirstOrDefault();
}
