using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>Constraints and indexes of PostgreSQL as annotations; what those cannot say is left out.</summary>
sealed class PostgreSqlClassKeys(ClassTable table)
{
    // Not theirs to say, and said behind them: the object is there without.
    static readonly HashSet<string> _besides =
    [
        "type",
        "partitioned",
        "comment",
        "index comment",
        "owner",
        "grants",
        "clustered",
        "replica identity",
    ];

    static readonly HashSet<string> _key = ["include", "deferrable"];
    static readonly HashSet<string> _unique = ["include", "deferrable", "nulls not distinct"];
    static readonly HashSet<string> _check = ["expression", "no inherit"];
    static readonly HashSet<string> _exclusion = ["method", "predicate", "deferrable"];
    static readonly HashSet<string> _index = ["unique", "method", "include", "nulls not distinct", "predicate"];

    string TableName => table.Table.Name.Name;

    public void Add(IEnumerable<SchemaObject> parts)
    {
        foreach (var part in parts)
        {
            if (part.Name.Kind == ObjectKind.Index)
                AddIndex(part);
            else if (part["type"] == "primary key" && Has(part, _key))
                AddKey(part);
            else if (part["type"] == "unique" && Has(part, _unique))
                AddUnique(part);
            else if (part["type"] == "check" && Has(part, _check))
                AddCheck(part);
            else if (part["type"] == "exclude" && Has(part, _exclusion))
                AddExclusion(part);
        }
    }

    static bool Has(SchemaObject part, HashSet<string> known) => part.Settings.All(one => IsKnown(one, known));

    static bool IsKnown(Setting one, HashSet<string> known) =>
        known.Contains(one.Name)
        || _besides.Contains(one.Name)
        || one.Name.StartsWith("key ", StringComparison.Ordinal);

    void AddKey(SchemaObject key)
    {
        if (Columns(key) is not { } columns)
            return;
        table.Key = columns;
        var name = table.NameFor(key.Name.Name, $"{TableName}_pkey");
        var isPlain = name is null && key["include"] is null && key["deferrable"] is null;
        if (columns.Count == 1 && isPlain)
        {
            if (table.ImpliedKey != columns[0])
                columns[0].Annotations.Insert(0, Annotations.Standard("Key"));
        }
        else
            table.Annotations.Add(
                Annotations
                    .Listing("PrimaryKey", Properties(columns))
                    .WithDeferral(key)
                    .With("Name", name)
                    .With("Include", Include(key))
            );
    }

    void AddUnique(SchemaObject unique)
    {
        if (Columns(unique) is not { } columns)
            return;
        table.UniqueKeys.Add(columns);
        var name = table.NameFor(unique.Name.Name, $"{TableName}_{Join(columns)}_key");
        table.Add(
            columns,
            list =>
                Annotations
                    .Listing("Unique", list)
                    .WithDeferral(unique)
                    .With("Name", name)
                    .With("NullsNotDistinct", unique.Has("nulls not distinct"))
                    .With("Include", Include(unique))
        );
    }

    void AddCheck(SchemaObject check)
    {
        if (check["expression"] is not { } condition)
            return;
        var name = check.Name.Name;
        var column = table.Columns.Find(one => name == $"{TableName}_{one.Name}_check");
        var implied = column is null ? $"{TableName}_check" : $"{TableName}_{column.Name}_check";
        var annotation = Annotations
            .Own("Check", condition)
            .With("Name", table.NameFor(name, implied))
            .With("IsNotInherited", check.Has("no inherit"));
        (column?.Annotations ?? table.Annotations).Add(annotation);
    }

    void AddExclusion(SchemaObject exclusion)
    {
        var keys = Keys(exclusion, key => $" WITH {exclusion[$"{key} operator"]}");
        var columns = Columns(exclusion);
        var implied = columns is null ? "" : $"{TableName}_{Join(columns)}_excl";
        table.Annotations.Add(
            Annotations
                .Listing("Exclude", keys)
                .WithDeferral(exclusion)
                .With("Name", table.NameFor(exclusion.Name.Name, implied))
                .With("Method", exclusion["method"] is "gist" ? null : exclusion["method"])
                .With("Where", exclusion["predicate"])
        );
    }

    void AddIndex(SchemaObject index)
    {
        if (
            index.Settings.Any(one => !IsKnown(one, _index) && !PostgreSqlIndexText.IsOption(one))
            || index.Settings.Any(one => one.Name.EndsWith(" statistics", StringComparison.Ordinal))
        )
            return;
        var keys = Keys(index, _ => "").ToList();
        var columns = Columns(index);
        var implied = columns is null ? "" : $"{TableName}_{Join(columns)}_idx";
        var options = PostgreSqlIndexText.With(index);
        if (index.Has("unique") && columns is not null && keys.SequenceEqual(Properties(columns)))
            table.UniqueKeys.Add(columns);
        var isPlain = columns is { Count: 1 } && keys[0] == columns[0].Property;
        var annotation = Annotations
            .Listing("Index", isPlain ? [] : keys)
            .With("Name", table.NameFor(index.Name.Name, implied))
            .With("IsUnique", index.Has("unique"))
            .With("Method", index["method"])
            .With("Include", Include(index))
            .With("NullsNotDistinct", index.Has("nulls not distinct"))
            .With("Where", index["predicate"])
            // Without the words around it.
            .With("With", options.Length == 0 ? null : options[" WITH (".Length..^1])
            .With("Comment", index["comment"]);
        (isPlain ? columns![0].Annotations : table.Annotations).Add(annotation); // not null where it is plain
    }

    /// <summary>Columns by their properties, expressions as they are; each with what follows it.</summary>
    IEnumerable<string> Keys(SchemaObject index, Func<string, string> behind)
    {
        for (var i = 1; index[$"key {i}"] is { } key; i++)
        {
            var order = index[$"key {i} order"] is { } said ? $" {said}" : "";
            yield return (ColumnOf(index, i)?.Property ?? key) + order + behind($"key {i}");
        }
    }

    /// <summary>The columns of an index; <see langword="null"/> where it has expressions.</summary>
    ValueList<ClassColumn>? Columns(SchemaObject index)
    {
        var columns = new List<ClassColumn>();
        for (var i = 1; index.Has($"key {i}"); i++)
        {
            if (ColumnOf(index, i) is not { } column)
                return null;
            columns.Add(column);
        }
        return columns.ToValueList();
    }

    ClassColumn? ColumnOf(SchemaObject index, int number)
    {
        var key = index.Settings.First(one => one.Name == $"key {number}");
        return key.IsExpression ? null : table.Find(PostgreSqlStatements.Syntax.NameOf(key.Value));
    }

    ValueList<string> Include(SchemaObject index) =>
        index["include"] is { } written
            ? Properties(table.FindAll(SqlNameList.Columns(written, PostgreSqlStatements.Syntax)) ?? [])
            : [];

    static ValueList<string> Properties(ValueList<ClassColumn> columns) =>
        columns.Select(one => one.Property).ToValueList();

    static string Join(ValueList<ClassColumn> columns) => string.Join('_', columns.Select(one => one.Name));
}
