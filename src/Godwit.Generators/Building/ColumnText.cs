using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>One line of CREATE TABLE.</summary>
sealed class ColumnText(TableScope scope)
{
    SqlDialect Dialect => scope.Dialect;

    TableDefinition Table => scope.Table;

    public string Render(ColumnDefinition column)
    {
        var parts = new List<string> { SqlNames.Quote(column.Name) };
        // SQLite has columns without a type.
        if (column.Type.Length > 0)
            parts.Add(column.Type);
        if (column.Annotation("Collation", Dialect) is { } collation)
            parts.Add("COLLATE " + string.Join(".", collation.Text(0).Split('.').Select(Collation)));
        var generated = column.Annotation("Generated", Dialect);
        var value = column.Annotation("Default", Dialect);
        CheckOneSource(column, generated, value);
        if (generated is not null)
            parts.Add(
                $"GENERATED ALWAYS AS ({generated.Text(0)}) {(generated.Is("IsVirtual") ? "VIRTUAL" : "STORED")}"
            );
        else if (column.IsIdentity && Dialect.IsPostgreSql)
            parts.Add(Identity(column));
        else if (value is not null)
            parts.Add("DEFAULT " + Default(column, value));
        if (!column.IsNullable && !IsRowId(column))
            parts.Add("NOT NULL");
        if (IdentityRules.HoldsKey(Table, Dialect) && column == Table.Key[0])
            parts.Add("PRIMARY KEY AUTOINCREMENT");
        return string.Join(" ", parts);
    }

    // The rowid is never NULL; NOT NULL beside it is said where someone says [Required].
    bool IsRowId(ColumnDefinition column) =>
        !Dialect.IsPostgreSql
        && Table.Key.Count == 1
        && Table.Key[0] == column
        && string.Equals(column.Type, "INTEGER", StringComparison.OrdinalIgnoreCase)
        && !column.Annotations("Required", Dialect).Any();

    string Collation(string name) =>
        Dialect.IsPostgreSql ? "\"" + name.Replace("\"", "\"\"") + "\"" : SqlNames.Quote(name);

    string Identity(ColumnDefinition column)
    {
        var identity = column.Annotation("Identity", Dialect);
        var options = identity is null ? "" : string.Join(" ", SequenceText.Options(identity));
        var when = identity is not null && identity.Is("Always") ? "ALWAYS" : "BY DEFAULT";
        return $"GENERATED {when} AS IDENTITY{(options.Length > 0 ? $" ({options})" : "")}";
    }

    string Default(ColumnDefinition column, Annotation value)
    {
        var text = value.Text(0);
        if (Dialect.IsPostgreSql)
            return text;
        if (value.Dialect is null && Patterns.PostgreSql.IsMatch(text))
            scope.Problems.Refuse(
                value.Place,
                $"{column.Model.Property}: {Dialect.Name} cannot compute {text}. "
                    + "Write a default for each dialect, with Dialect = \"…\"; CURRENT_TIMESTAMP is known to both"
            );
        return Patterns.Literal.IsMatch(text) ? text : $"({text})";
    }

    void CheckOneSource(ColumnDefinition column, Annotation? generated, Annotation? value)
    {
        var isAsked = column.IsIdentity && column.Annotation("Identity", Dialect) is not null;
        if ((generated is null ? 0 : 1) + (value is null ? 0 : 1) + (isAsked ? 1 : 0) > 1)
            scope.Problems.Add(
                ProblemCodes.Contradiction,
                column.Model.Place,
                $"{column.Model.Property} has two sources of its value: [Identity], "
                    + "[Default] and [Generated] exclude each other"
            );
    }
}
