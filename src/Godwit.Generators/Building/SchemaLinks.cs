using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>The foreign keys of all tables.</summary>
sealed class SchemaLinks
{
    readonly Dictionary<TableDefinition, IReadOnlyList<ForeignKeyDefinition>> _keys = [];
    readonly Dictionary<string, TableDefinition> _tables = new(StringComparer.Ordinal);

    public SchemaLinks(DialectSettings settings, ProblemList problems, IReadOnlyList<TableDefinition> tables)
    {
        foreach (var table in tables)
            _tables[table.Model.Type] = table;
        var lists = tables
            .SelectMany(table => table.Model.Navigations.Select(one => (table, navigation: one)))
            .Where(one => one.navigation is { IsCollection: true, ForeignKey.Count: > 0 })
            .ToLookup(one => one.navigation.Type);
        foreach (var table in tables)
        {
            var names = table.ConstraintNames.Copy(problems);
            var scope = new TableScope(settings, table, table.Names, names, problems);
            var builder = new ForeignKeyBuilder(scope, this);
            builder.Build();
            foreach (var (other, navigation) in lists[table.Model.Type])
                builder.AddList(navigation, other);
            _keys.Add(table, builder.Keys);
        }
    }

    /// <summary>The table of a class.</summary>
    public TableDefinition? Find(string type) => _tables.TryGetValue(type, out var table) ? table : null;

    public IReadOnlyList<ForeignKeyDefinition> Of(TableDefinition table) => _keys[table];
}
