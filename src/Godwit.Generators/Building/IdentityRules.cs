using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>Which columns get their numbers from the database.</summary>
static class IdentityRules
{
    static readonly HashSet<string> _integers = new(StringComparer.Ordinal)
    {
        "System.Int16",
        "System.Int32",
        "System.Int64",
    };

    /// <summary>Marks the identity columns of a table.</summary>
    public static void Apply(TableScope scope)
    {
        var table = scope.Table;
        foreach (var column in table.Columns)
        {
            var isOnlyKey = table.Key.Count == 1 && table.Key[0] == column;
            var isAsked = column.Annotation("Identity", scope.Dialect) ?? Generated(column, "Identity");
            column.IsIdentity = isAsked is not null || (isOnlyKey && IsImplied(scope, column));
            if (isAsked is null)
                continue;
            if (!IsInteger(column))
                scope.Problems.Add(
                    ProblemCodes.Contradiction,
                    isAsked.Place,
                    $"{column.Model.Property} is no integer: only integers can be identity columns"
                );
            else if (!scope.Dialect.IsPostgreSql && !isOnlyKey)
            {
                scope.Problems.Refuse(
                    isAsked.Place,
                    $"{column.Model.Property}: in {scope.Dialect.Name} only the one column of the primary key can be "
                        + "an identity column"
                );
                column.IsIdentity = false;
            }
        }
    }

    /// <summary>True where the key stands at its column: AUTOINCREMENT has no other place.</summary>
    public static bool HoldsKey(TableDefinition table, SqlDialect dialect) =>
        !dialect.IsPostgreSql
        && table.Key.Count == 1
        && table.Key[0] is { IsIdentity: true } key
        && IsAutoincrement(key, dialect);

    public static bool IsAutoincrement(ColumnDefinition column, SqlDialect dialect) =>
        column.Annotation("Identity", dialect) is { } identity && identity.Is("IsAutoincrement");

    static bool IsInteger(ColumnDefinition column) =>
        _integers.Contains(column.Model.Type.Name) && column.Model.Type is { IsList: false };

    // As in EF Core: a single integer key that refers to nothing and has no value of its own.
    static bool IsImplied(TableScope scope, ColumnDefinition column) =>
        IsInteger(column)
        && !SqlTypeText.IsSerial(column.Type)
        && Generated(column, "None") is null
        && !column.Model.Annotations.Any(one =>
            one.Name is "Default" or "Generated" or "References" or "ForeignKey" && one.IsFor(scope.Dialect.Name)
        )
        && !scope
            .Table.Annotations("References", scope.Dialect)
            .Any(one => one.Texts(1).Contains(column.Model.Property))
        && !scope.Table.Model.Navigations.Any(one =>
            one.ForeignKey.Contains(column.Model.Property) && !one.IsCollection
        );

    static Annotation? Generated(ColumnDefinition column, string option) =>
        column.Model.Annotations.Find("DatabaseGenerated") is { } generated && generated.Text(0) == option
            ? generated
            : null;
}
