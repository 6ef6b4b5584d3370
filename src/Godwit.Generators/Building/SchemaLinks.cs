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
        foreach (var table in tables)
        {
            foreach (var navigation in table.Model.Navigations)
                CheckUse(table, navigation, problems);
        }
    }

    /// <summary>The table of a class.</summary>
    public TableDefinition? Find(string type) => _tables.TryGetValue(type, out var table) ? table : null;

    // A property of EF Core's that would be a column, or a table, by itself.
    void CheckUse(TableDefinition table, NavigationModel navigation, ProblemList problems)
    {
        if (Find(navigation.Type) is not { } other || RefersTo(other, table))
            return;
        if (navigation.IsCollection)
            problems.Add(
                ProblemCodes.Unread,
                navigation.Place,
                $"{table.Model.Class}.{navigation.Property} says nothing to Godwit: no foreign key of "
                    + $"{other.Model.Class} refers to {table.Model.Class}. Where both have a list of the other, a "
                    + "class of its own holds the pairs; [NotMapped] says that it is meant like this"
            );
        else if (!RefersTo(table, other))
            problems.Add(
                ProblemCodes.Unread,
                navigation.Place,
                $"{table.Model.Class}.{navigation.Property} says nothing to Godwit: no property holds the key of "
                    + $"{other.Model.Class}. Add {navigation.Property}Id, or say [NotMapped]"
            );
    }

    bool RefersTo(TableDefinition table, TableDefinition other) => _keys[table].Any(one => one.Table == other);

    public IReadOnlyList<ForeignKeyDefinition> Of(TableDefinition table) => _keys[table];
}
