using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>What the builders of one table share.</summary>
/// <param name="names">Names that tables share: of tables, indexes and sequences.</param>
/// <param name="constraintNames">Names of its constraints.</param>
sealed class TableScope(
    DialectSettings settings,
    TableDefinition table,
    NameRegister names,
    NameRegister constraintNames,
    ProblemList problems
)
{
    public DialectSettings Settings => settings;

    public SqlDialect Dialect => settings.Dialect;

    public TableDefinition Table => table;

    public NameRegister Names => names;

    public NameRegister ConstraintNames => constraintNames;

    public ProblemList Problems => problems;

    /// <summary>The column of a property; without one, an error at the annotation.</summary>
    public ColumnDefinition? Column(string property, Place? place) => Column(table, property, place);

    /// <summary>The columns of properties; <see langword="null"/> where one does not exist.</summary>
    public List<ColumnDefinition>? Columns(IEnumerable<string> properties, Place? place) =>
        Columns(table, properties, place);

    /// <summary>The columns of properties of another table; <see langword="null"/> where one does not exist.</summary>
    public List<ColumnDefinition>? Columns(TableDefinition other, IEnumerable<string> properties, Place? place)
    {
        var columns = properties.Select(one => Column(other, one, place)).ToList();
        return columns.Contains(null) ? null : columns.OfType<ColumnDefinition>().ToList();
    }

    /// <summary>True in PostgreSQL; elsewhere it is noted that the dialect does not have this.</summary>
    public bool Has(Annotation annotation, string what)
    {
        if (!Dialect.IsPostgreSql)
            problems.Refuse(
                annotation.Place,
                $"{table.Model.Class}: {Dialect.Name} has no {what}. "
                    + $"Add Dialect = \"postgresql\" to the annotation, if {Dialect.Name} shall do without"
            );
        return Dialect.IsPostgreSql;
    }

    ColumnDefinition? Column(TableDefinition other, string property, Place? place)
    {
        if (other.Find(property) is { } column)
            return column;
        var known = string.Join(", ", other.Columns.Select(one => one.Model.Property));
        problems.Add(
            ProblemCodes.UnknownColumn,
            place,
            $"'{property}' is no property of {other.Model.Class} that is a column; those are: {known}"
        );
        return null;
    }
}
