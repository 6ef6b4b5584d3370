using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>The primary key, unique constraints, checks and exclusions of a table.</summary>
sealed class ConstraintBuilder(TableScope scope)
{
    SqlDialect Dialect => scope.Dialect;

    TableDefinition Table => scope.Table;

    public void Build()
    {
        BuildKey();
        foreach (var unique in Table.Annotations("Unique", Dialect))
            AddUnique(unique, scope.Columns(unique.Texts(0), unique.Place));
        foreach (var column in Table.Columns)
        {
            foreach (var unique in column.Annotations("Unique", Dialect))
                AddUnique(unique, [column]);
            foreach (var check in column.Annotations("Check", Dialect))
                AddCheck(check["Name"], new(Table.Name, column.Name, "check"), check.Text(0), check);
            AddLabels(column);
        }
        foreach (var check in Table.Annotations("Check", Dialect))
            AddCheck(check["Name"], new(Table.Name, null, "check"), check.Text(0), check);
        foreach (var exclude in Table.Annotations("Exclude", Dialect))
            AddExclusion(exclude);
    }

    void BuildKey()
    {
        var annotation = Table.Annotations("PrimaryKey", Dialect).FirstOrDefault();
        var columns = annotation is null ? KeyColumns() : scope.Columns(annotation.Texts(0), annotation.Place) ?? [];
        // SQLite lets keys be NULL where nothing else is said.
        var allowsNull = annotation is not null && annotation.Is("AllowsNull") && !Dialect.IsPostgreSql;
        foreach (var column in columns.Where(one => one.Model.IsUndecided))
            column.IsNullable = allowsNull;
        foreach (var column in columns.Where(one => one.IsNullable && !allowsNull))
            scope.Problems.Add(
                ProblemCodes.NullableKey,
                column.Model.Place,
                $"{Table.Model.Class}.{column.Model.Property} is part of the primary key and may be null: "
                    + "take the '?' away, or add [Required]"
            );
        Table.Key.AddRange(columns);
        IdentityRules.Apply(scope);
        if (columns.Count == 0 || IdentityRules.HoldsKey(Table, Dialect))
            return;
        var name = annotation?["Name"];
        if (name is not null)
            scope.Names.Add(Table.Schema, name, $"the key of {Table.Model.Class}", annotation!.Place);
        else if (Dialect.IsPostgreSql)
            scope.Names.Take(
                Table.Schema,
                null,
                new(Table.Name, null, "pkey"),
                $"the key of {Table.Model.Class}",
                Table.Model.Place
            );
        var prefix = name is null ? "" : $"CONSTRAINT {SqlNames.Quote(name)} ";
        var list = SqlNames.Join(columns.Select(one => one.Name));
        Table.KeyClause =
            prefix + $"PRIMARY KEY ({list})" + (annotation is null ? "" : Include(annotation) + Deferral(annotation));
    }

    List<ColumnDefinition> KeyColumns()
    {
        if (Table.Annotations("Keyless", Dialect).Any())
            return [];
        var marked = Table.Columns.Where(one => one.Annotations("Key", Dialect).Any()).ToList();
        if (marked.Count > 0)
            return marked.OrderBy(OrderOf).ToList();
        if ((ImpliedKey("Id") ?? ImpliedKey(Table.Model.Class + "Id")) is { } implied)
            return [implied];
        scope.Problems.Add(
            ProblemCodes.NoKey,
            Table.Model.Place,
            $"{Table.Model.Class} has no primary key: nothing tells its rows apart. Name a property Id, put [Key] on "
                + "one or [PrimaryKey(…)] on the class, or say [Keyless]"
        );
        return [];
    }

    // ID is Id to EF Core, too.
    ColumnDefinition? ImpliedKey(string property) =>
        Table.Find(property)
        ?? Table.Columns.Find(one => one.Model.Property.Equals(property, StringComparison.OrdinalIgnoreCase));

    static int OrderOf(ColumnDefinition column) =>
        int.TryParse(column.Model.Annotations.Find("Column")?["Order"], out var order) ? order : int.MaxValue;

    void AddUnique(Annotation unique, List<ColumnDefinition>? columns)
    {
        if (columns is null)
            return;
        Table.UniqueKeys.Add(columns);
        var implied = new ImpliedName(Table.Name, string.Join("_", columns.Select(one => one.Name)), "key");
        var nulls =
            unique.Is("NullsNotDistinct") && scope.Has(unique, "NULLS NOT DISTINCT") ? " NULLS NOT DISTINCT" : "";
        var list = SqlNames.Join(columns.Select(one => one.Name));
        var prefix = Prefix(unique["Name"], implied, unique, isIndex: true);
        Table.Constraints.Add($"{prefix}UNIQUE{nulls} ({list}){Include(unique)}{Deferral(unique)}");
    }

    void AddCheck(string? name, ImpliedName implied, string condition, Annotation check)
    {
        var inherit = check.Is("IsNotInherited") && scope.Has(check, "NO INHERIT") ? " NO INHERIT" : "";
        Table.Constraints.Add($"{Prefix(name, implied, check, isIndex: false)}CHECK ({condition}){inherit}");
    }

    /// <summary>The labels of an enum that is kept as text.</summary>
    void AddLabels(ColumnDefinition column)
    {
        if (column.Model.Type.Enum is not { } model || column.Type.TrimEnd('[', ']') != Dialect.TextType)
            return;
        if (column.Model.Annotations.Any(one => one.Name is "SqlType" or "Json"))
            return;
        var annotation = ColumnTypes.StorageOf(column.Model, model).Annotation;
        var labels = string.Join(
            ", ",
            model.Labels.Select(one => SqlNames.Literal(scope.Settings.LabelOf(one, annotation)))
        );
        var name = SqlNames.Quote(column.Name);
        var condition = column.Model.Type.IsList ? $"{name} <@ ARRAY[{labels}]" : $"{name} IN ({labels})";
        var marker = new Annotation(
            "Check",
            true,
            ValueList<AnnotationArgument>.Empty,
            ValueList<AnnotationOption>.Empty,
            column.Model.Place
        );
        AddCheck(null, new(Table.Name, column.Name, "check"), condition, marker);
    }

    void AddExclusion(Annotation exclude)
    {
        if (!scope.Has(exclude, "exclusion constraints"))
            return;
        var keys = new KeyList(scope);
        var list = keys.Render(exclude.Texts(0), exclude.Place, operatorClass: null);
        var implied = new ImpliedName(Table.Name, keys.Names, "excl");
        var where = exclude["Where"] is { } condition ? $" WHERE ({condition})" : "";
        var prefix = Prefix(exclude["Name"], implied, exclude, isIndex: true);
        Table.Constraints.Add(
            $"{prefix}EXCLUDE USING {exclude["Method"] ?? "gist"} ({list}){where}{Deferral(exclude)}"
        );
    }

    // SQLite does nothing with the names of constraints: only those that someone gives are written.
    string Prefix(string? name, ImpliedName implied, Annotation annotation, bool isIndex)
    {
        if (name is null && !Dialect.IsPostgreSql)
            return "";
        // A constraint with an index shares the names of tables.
        var (names, space) =
            isIndex && Dialect.IsPostgreSql ? (scope.Names, Table.Schema) : (scope.ConstraintNames, null);
        var taken = names.Take(space, name, implied, $"a constraint of {Table.Model.Class}", annotation.Place);
        return $"CONSTRAINT {SqlNames.Quote(taken)} ";
    }

    string Include(Annotation annotation)
    {
        var properties = annotation.Texts("Include");
        if (properties.Count == 0 || !scope.Has(annotation, "INCLUDE"))
            return "";
        var columns = scope.Columns(properties, annotation.Place) ?? [];
        return $" INCLUDE ({SqlNames.Join(columns.Select(one => one.Name))})";
    }

    string Deferral(Annotation annotation) =>
        !annotation.Is("IsDeferrable") && !annotation.Is("IsInitiallyDeferred") ? ""
        : !scope.Has(annotation, "deferrable keys") ? ""
        : annotation.Is("IsInitiallyDeferred") ? " DEFERRABLE INITIALLY DEFERRED"
        : " DEFERRABLE";
}
