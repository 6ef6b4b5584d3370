using System.Collections.Generic;
using System.Text;

namespace Godwit.Generators;

/// <summary>Writes the tables as SQL, in an order in which it can be run.</summary>
sealed class SchemaWriter(DialectSettings settings, SchemaTypes types, SchemaLinks links)
{
    readonly StringBuilder _text = new();
    readonly HashSet<TableDefinition> _written = [];

    SqlDialect Dialect => settings.Dialect;

    public string Write(IReadOnlyList<TableDefinition> tables)
    {
        foreach (var rename in types.Renames().Concat(tables.SelectMany(one => one.Renames)))
            _text.Append("-- godwit: ").Append(rename).Append('\n');
        if (_text.Length > 0)
            _text.Append('\n');
        foreach (var statement in types.Statements(SchemasOf(tables)))
            _text.Append(statement).Append(";\n\n");
        var later = new List<string>();
        foreach (var table in Order(tables))
        {
            WriteTable(table, later);
            _written.Add(table);
        }
        foreach (var statement in later)
            _text.Append(statement).Append(";\n");
        // One copy: it is long.
        while (_text.Length > 0 && _text[_text.Length - 1] == '\n')
            _text.Length--;
        return _text.Append('\n').ToString();
    }

    SortedSet<string> SchemasOf(IReadOnlyList<TableDefinition> tables)
    {
        var partitions = tables.SelectMany(one => one.Annotations("Partition", Dialect)).Select(one => one["Schema"]);
        var schemas = tables.Select(one => one.Schema).Concat(partitions).OfType<string>().Concat(types.Schemas());
        return new(schemas, StringComparer.Ordinal);
    }

    /// <summary>Referenced tables first; where they refer to each other, by name.</summary>
    List<TableDefinition> Order(IReadOnlyList<TableDefinition> tables)
    {
        var ordered = new List<TableDefinition>();
        var seen = new HashSet<TableDefinition>();
        var places = tables.Select((table, place) => (table, place)).ToDictionary(one => one.table, one => one.place);
        void Visit(TableDefinition table)
        {
            if (!seen.Add(table))
                return;
            var others = links.Of(table).Select(one => one.Table).OfType<TableDefinition>();
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
        _text.Append(table.Head);
        foreach (var reference in links.Of(table))
        {
            var isThere = reference.Table is null || reference.Table == table || _written.Contains(reference.Table);
            if (isThere || !Dialect.IsPostgreSql)
                _text.Append(",\n    ").Append(reference.Clause);
            else
                later.Add($"ALTER TABLE {table.SqlName} ADD {reference.Clause}");
        }
        _text.Append(table.Tail);
    }
}
