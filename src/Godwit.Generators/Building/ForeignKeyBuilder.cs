using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>The foreign keys of a table: those of [References], of [ForeignKey], and of navigations.</summary>
sealed class ForeignKeyBuilder(TableScope scope, SchemaLinks links)
{
    static readonly Annotation _plain = new(
        "References",
        true,
        ValueList<AnnotationArgument>.Empty,
        ValueList<AnnotationOption>.Empty,
        null
    );

    SqlDialect Dialect => scope.Dialect;

    TableDefinition Table => scope.Table;

    public List<ForeignKeyDefinition> Keys { get; } = [];

    public void Build()
    {
        foreach (var column in Table.Columns)
        {
            foreach (var reference in column.Annotations("References", Dialect))
                Add(reference, [column]);
        }
        foreach (var reference in Table.Annotations("References", Dialect))
        {
            if (scope.Columns(reference.Texts(1), reference.Place) is { } columns)
                Add(reference, columns);
        }
        foreach (var navigation in Table.Model.Navigations)
            AddNavigation(navigation);
        foreach (var column in Table.Columns)
            CheckNavigation(column);
    }

    void CheckNavigation(ColumnDefinition column)
    {
        if (
            column.Model.Annotations.Find("ForeignKey") is { } annotation
            && Table.Model.Navigations.All(one => one.Property != annotation.Text(0))
        )
            scope.Problems.Add(
                ProblemCodes.UnknownColumn,
                annotation.Place,
                $"'{annotation.Text(0)}' is no property of {Table.Model.Class} that leads to a table. Add one, or say "
                    + "[References(typeof(…))]"
            );
    }

    /// <summary>The key that a list of another table says this one has.</summary>
    public void AddList(NavigationModel navigation, TableDefinition other) =>
        AddOnce(navigation, navigation.ForeignKey, other);

    void AddNavigation(NavigationModel navigation)
    {
        if (navigation.IsCollection)
        {
            if (navigation.OnDelete is not null)
                scope.Problems.Add(
                    ProblemCodes.Contradiction,
                    navigation.Place,
                    $"{Table.Model.Class}.{navigation.Property}: [DeleteBehavior] stands at the property that leads "
                        + "from the foreign key to the table, not at a list"
                );
            return;
        }
        var properties = navigation.ForeignKey;
        if (properties.Count == 0)
            properties = Table
                .Columns.Where(one =>
                    one.Model.Annotations.Any(a => a.Name == "ForeignKey" && a.Text(0) == navigation.Property)
                )
                .Select(one => one.Model.Property)
                .ToValueList();
        if (properties.Count == 0 && Table.Find(navigation.Property + "Id") is { } implied)
            properties = new([implied.Model.Property]);
        if (properties.Count > 0)
            AddOnce(navigation, properties, links.Find(navigation.Type));
    }

    // Both ends of a relation may name it, and [References] beside them says more.
    void AddOnce(NavigationModel navigation, ValueList<string> properties, TableDefinition? target)
    {
        if (scope.Columns(properties, navigation.Place) is not { } columns)
            return;
        var prefix = $"FOREIGN KEY ({SqlNames.Join(columns.Select(one => one.Name))}) ";
        if (Keys.Exists(one => one.Clause.Contains(prefix)))
            return;
        if (target is null)
            UnknownTable(navigation.Type, navigation.Place);
        else
            Add(Reference(navigation), columns, target);
    }

    static Annotation Reference(NavigationModel navigation) =>
        _plain with
        {
            Place = navigation.Place,
            // What EF Core does by itself is nothing to the database.
            Options = navigation.OnDelete is "Cascade" or "Restrict" or "SetNull"
                ? new([new("OnDelete", new([navigation.OnDelete]))])
                : _plain.Options,
        };

    void Add(Annotation reference, List<ColumnDefinition> columns)
    {
        var name = reference.Text(0);
        if (!reference.Arguments[0].IsType)
        {
            var list = SqlNames.Join(reference.Texts("To"));
            Write(reference, columns, null, $"{name}{(list.Length > 0 ? $" ({list})" : "")}");
        }
        else if (links.Find(name) is { } target)
            Add(reference, columns, target);
        else
            UnknownTable(name, reference.Place);
    }

    void Add(Annotation reference, List<ColumnDefinition> columns, TableDefinition target)
    {
        var to = reference.Texts("To") is { Count: > 0 } named
            ? scope.Columns(target, named, reference.Place)
            : target.Key;
        if (to is null || !Fits(reference, columns, target, to))
            return;
        Write(reference, columns, target, $"{target.SqlName} ({SqlNames.Join(to.Select(one => one.Name))})");
    }

    bool Fits(Annotation reference, List<ColumnDefinition> columns, TableDefinition target, List<ColumnDefinition> to)
    {
        var own = $"{Table.Model.Class}.{string.Join(", ", columns.Select(one => one.Model.Property))}";
        if (to.Count == 0)
            scope.Problems.Add(
                ProblemCodes.NoSuchKey,
                reference.Place,
                $"{own} refers to {target.Model.Class}, which has no primary key: name the properties with To = [ … ]"
            );
        else if (to.Count != columns.Count)
            scope.Problems.Add(
                ProblemCodes.Contradiction,
                reference.Place,
                $"{own}: {columns.Count} of the foreign key and {to.Count} of {target.Model.Class} do not pair up"
            );
        else if (!IsKey(target, to))
            scope.Problems.Add(
                ProblemCodes.NoSuchKey,
                reference.Place,
                $"{own} refers to {target.Model.Class}.{string.Join(", ", to.Select(one => one.Model.Property))}, "
                    + "which is neither its primary key nor [Unique]"
            );
        else
            return TypesMatch(reference, columns, target, to);
        return false;
    }

    bool TypesMatch(
        Annotation reference,
        List<ColumnDefinition> columns,
        TableDefinition target,
        List<ColumnDefinition> to
    )
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (!SqlTypeText.Differ(columns[i].Type, to[i].Type))
                continue;
            scope.Problems.Add(
                ProblemCodes.TypeMismatch,
                reference.Place,
                $"{Table.Model.Class}.{columns[i].Model.Property} is {columns[i].Type} and refers to "
                    + $"{target.Model.Class}.{to[i].Model.Property}, which is {to[i].Type}"
            );
            return false;
        }
        return true;
    }

    static bool IsKey(TableDefinition target, List<ColumnDefinition> columns) =>
        target.UniqueKeys.Append(target.Key).Any(key => key.Count == columns.Count && key.All(columns.Contains))
        || target.Model.Annotations.Any(one =>
            one.Name == "Index"
            && one.Is("IsUnique")
            && one.Texts(0).SequenceEqual(columns.Select(c => c.Model.Property))
        )
        || (
            columns.Count == 1
            && columns[0]
                .Model.Annotations.Any(one => one.Name == "Index" && one.Is("IsUnique") && one.Texts(0).Count == 0)
        );

    void Write(Annotation reference, List<ColumnDefinition> columns, TableDefinition? target, string to)
    {
        var clause = new ForeignKeyText(scope).Render(reference, columns, to);
        var implied = new ImpliedName(Table.Name, string.Join("_", columns.Select(one => one.Name)), "fkey");
        var name = "";
        if (Dialect.IsPostgreSql || reference["Name"] is not null)
        {
            var what = $"a foreign key of {Table.Model.Class}";
            name = scope.ConstraintNames.Take(null, reference["Name"], implied, what, reference.Place);
            clause = $"CONSTRAINT {SqlNames.Quote(name)} {clause}";
        }
        Keys.Add(new(target, name, clause));
    }

    void UnknownTable(string type, Place? place) =>
        scope.Problems.Add(
            ProblemCodes.UnknownTable,
            place,
            $"{type} is no class of this assembly with [Table]. Name a table that no class describes as text: "
                + "[References(\"schema.table\")]"
        );
}
