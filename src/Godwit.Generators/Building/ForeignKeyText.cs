using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>The clause of a foreign key, but for its name.</summary>
sealed class ForeignKeyText(TableScope scope)
{
    /// <summary>The clause.</summary>
    /// <param name="reference">What is said of it.</param>
    /// <param name="columns">The referring columns.</param>
    /// <param name="to">The referenced table and columns, in SQL.</param>
    public string Render(Annotation reference, List<ColumnDefinition> columns, string to)
    {
        var clause = $"FOREIGN KEY ({SqlNames.Join(columns.Select(one => one.Name))}) REFERENCES {to}";
        if (reference.Is("IsMatchFull"))
            clause += " MATCH FULL";
        clause += Action("DELETE", reference["OnDelete"]);
        clause += DeletedColumns(reference, columns);
        clause += Action("UPDATE", reference["OnUpdate"]);
        if (reference.Is("IsInitiallyDeferred"))
            clause += " DEFERRABLE INITIALLY DEFERRED";
        else if (reference.Is("IsDeferrable"))
            clause += " DEFERRABLE";
        return clause;
    }

    /// <summary>Which columns a deletion sets.</summary>
    string DeletedColumns(Annotation reference, List<ColumnDefinition> columns)
    {
        if (reference.Texts("OnDeleteColumns") is not { Count: > 0 } properties)
            return "";
        if (scope.Columns(properties, reference.Place) is not { } set)
            return "";
        var fault =
            reference["OnDelete"] is not ("SetNull" or "SetDefault")
                ? "OnDeleteColumns says which columns a deletion sets: it wants OnDelete = ReferentialAction.SetNull "
                    + "or SetDefault"
            : set.Find(one => !columns.Contains(one)) is { } other
                ? $"OnDeleteColumns names {other.Model.Property}, which is no part of this foreign key"
            : null;
        if (fault is not null)
            scope.Problems.Add(ProblemCodes.Contradiction, reference.Place, $"{scope.Table.Model.Class}: {fault}");
        else if (Has(reference))
            return $" ({SqlNames.Join(set.Select(one => one.Name))})";
        return "";
    }

    bool Has(Annotation reference)
    {
        if (!scope.Dialect.IsPostgreSql)
            scope.Problems.Refuse(
                reference.Place,
                $"{scope.Table.Model.Class}: in {scope.Dialect.Name} a deletion sets all columns of a foreign "
                    + "key, not those of OnDeleteColumns. Write one [References] for each dialect, with Dialect = \"…\""
            );
        return scope.Dialect.IsPostgreSql;
    }

    static string Action(string on, string? action) =>
        action is null or "NoAction"
            ? ""
            : $" ON {on} {SqlNames.ToSnakeCase(action).Replace('_', ' ').ToUpperInvariant()}";
}
