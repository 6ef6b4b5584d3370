using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>The primary key, unique constraints, checks and exclusions of a table.</summary>
sealed class ConstraintBuilder(SchemaBuilder schema, TableDefinition table)
{
    SqlDialect Dialect => schema.Dialect;

    string Space => table.SqlName + " ";

    public void Build()
    {
        BuildKey();
        foreach (var unique in table.Annotations("Unique", Dialect))
            AddUnique(unique, schema.Columns(table, unique.Texts(0), unique.Place));
        foreach (var column in table.Columns)
        {
            foreach (var unique in column.Annotations("Unique", Dialect))
                AddUnique(unique, [column]);
            foreach (var check in column.Annotations("Check", Dialect))
                AddCheck(check["Name"], new(table.Name, column.Name, "check"), check.Text(0), check);
            AddLabels(column);
        }
        foreach (var check in table.Annotations("Check", Dialect))
            AddCheck(check["Name"], new(table.Name, null, "check"), check.Text(0), check);
        foreach (var exclude in table.Annotations("Exclude", Dialect))
            AddExclusion(exclude);
    }

    void BuildKey()
    {
        var annotation = table.Annotations("PrimaryKey", Dialect).FirstOrDefault();
        var columns = annotation is null
            ? KeyColumns()
            : schema.Columns(table, annotation.Texts(0), annotation.Place) ?? [];
        // SQLite lets keys be NULL where nothing else is said.
        var allowsNull = annotation is not null && annotation.Is("AllowsNull") && !Dialect.IsPostgreSql;
        foreach (var column in columns.Where(one => one.Model.IsUndecided))
            column.IsNullable = allowsNull;
        foreach (var column in columns.Where(one => one.IsNullable && !allowsNull))
            schema.Problems.Add(
                ProblemCodes.NullableKey,
                column.Model.Place,
                $"{table.Model.Class}.{column.Model.Property} is part of the primary key and may be null: "
                    + "take the '?' away, or add [Required]"
            );
        table.Key.AddRange(columns);
        IdentityRules.Apply(schema, table);
        if (columns.Count == 0 || IdentityRules.HoldsKey(table, Dialect))
            return;
        var name = annotation?["Name"];
        if (name is not null)
            schema.Names.Add(table.Schema, name, $"the key of {table.Model.Class}", annotation!.Place);
        else if (Dialect.IsPostgreSql)
            schema.Names.Take(
                table.Schema,
                null,
                new(table.Name, null, "pkey"),
                $"the key of {table.Model.Class}",
                table.Model.Place
            );
        var prefix = name is null ? "" : $"CONSTRAINT {SqlNames.Quote(name)} ";
        var list = SqlNames.Join(columns.Select(one => one.Name));
        table.KeyClause =
            prefix + $"PRIMARY KEY ({list})" + (annotation is null ? "" : Include(annotation) + Deferral(annotation));
    }

    List<ColumnDefinition> KeyColumns()
    {
        if (table.Annotations("Keyless", Dialect).Any())
            return [];
        var marked = table.Columns.Where(one => one.Annotations("Key", Dialect).Any()).ToList();
        if (marked.Count > 0)
            return marked.OrderBy(OrderOf).ToList();
        var named = table.Find("Id") ?? table.Find(table.Model.Class + "Id");
        return named is null ? [] : [named];
    }

    static int OrderOf(ColumnDefinition column) =>
        int.TryParse(column.Model.Annotations.Find("Column")?["Order"], out var order) ? order : int.MaxValue;

    void AddUnique(Annotation unique, List<ColumnDefinition>? columns)
    {
        if (columns is null)
            return;
        table.UniqueKeys.Add(columns);
        var implied = new ImpliedName(table.Name, string.Join("_", columns.Select(one => one.Name)), "key");
        var nulls = unique.Is("NullsNotDistinct") && Has(unique, "NULLS NOT DISTINCT") ? " NULLS NOT DISTINCT" : "";
        var list = SqlNames.Join(columns.Select(one => one.Name));
        var prefix = Prefix(unique["Name"], implied, unique, isIndex: true);
        table.Constraints.Add($"{prefix}UNIQUE{nulls} ({list}){Include(unique)}{Deferral(unique)}");
    }

    void AddCheck(string? name, ImpliedName implied, string condition, Annotation check)
    {
        var inherit = check.Is("IsNotInherited") && Has(check, "NO INHERIT") ? " NO INHERIT" : "";
        table.Constraints.Add($"{Prefix(name, implied, check, isIndex: false)}CHECK ({condition}){inherit}");
    }

    /// <summary>The labels of an enum that is kept as text.</summary>
    void AddLabels(ColumnDefinition column)
    {
        if (column.Model.Type.Enum is not { } model || column.Type.TrimEnd('[', ']') != Dialect.TextType)
            return;
        if (column.Model.Annotations.Any(one => one.Name is "SqlType" or "Json"))
            return;
        var annotation = TypeBuilder.StorageOf(column.Model, model).Annotation;
        var labels = string.Join(
            ", ",
            model.Labels.Select(one => SqlNames.Literal(schema.Settings.LabelOf(one, annotation)))
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
        AddCheck(null, new(table.Name, column.Name, "check"), condition, marker);
    }

    void AddExclusion(Annotation exclude)
    {
        if (!Has(exclude, "exclusion constraints"))
            return;
        var keys = new KeyList(schema, table);
        var list = keys.Render(exclude.Texts(0), exclude.Place, operatorClass: null);
        var implied = new ImpliedName(table.Name, keys.Names, "excl");
        var where = exclude["Where"] is { } condition ? $" WHERE ({condition})" : "";
        var prefix = Prefix(exclude["Name"], implied, exclude, isIndex: true);
        table.Constraints.Add(
            $"{prefix}EXCLUDE USING {exclude["Method"] ?? "gist"} ({list}){where}{Deferral(exclude)}"
        );
    }

    // SQLite does nothing with the names of constraints: only those that someone gives are written.
    string Prefix(string? name, ImpliedName implied, Annotation annotation, bool isIndex)
    {
        if (name is null && !Dialect.IsPostgreSql)
            return "";
        var space = isIndex && Dialect.IsPostgreSql ? table.Schema : Space;
        var taken = schema.Names.Take(space, name, implied, $"a constraint of {table.Model.Class}", annotation.Place);
        return $"CONSTRAINT {SqlNames.Quote(taken)} ";
    }

    string Include(Annotation annotation)
    {
        var properties = annotation.Texts("Include");
        if (properties.Count == 0 || !Has(annotation, "INCLUDE"))
            return "";
        var columns = schema.Columns(table, properties, annotation.Place) ?? [];
        return $" INCLUDE ({SqlNames.Join(columns.Select(one => one.Name))})";
    }

    string Deferral(Annotation annotation) =>
        !annotation.Is("IsDeferrable") && !annotation.Is("IsInitiallyDeferred") ? ""
        : !Has(annotation, "deferrable keys") ? ""
        : annotation.Is("IsInitiallyDeferred") ? " DEFERRABLE INITIALLY DEFERRED"
        : " DEFERRABLE";

    bool Has(Annotation annotation, string what)
    {
        if (!Dialect.IsPostgreSql)
            schema.Problems.Refuse(
                annotation.Place,
                $"{table.Model.Class}: {Dialect.Name} has no {what}. "
                    + $"Add Dialect = \"postgresql\" to the annotation, if {Dialect.Name} shall do without"
            );
        return Dialect.IsPostgreSql;
    }
}
