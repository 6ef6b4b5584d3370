using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>Builds the definitions of one dialect: columns first, then what refers to them.</summary>
sealed class SchemaBuilder(DialectSettings settings, AssemblyModel assembly, ProblemList problems)
{
    readonly Dictionary<string, TableDefinition> _tables = new(StringComparer.Ordinal);

    public DialectSettings Settings => settings;

    public SqlDialect Dialect => settings.Dialect;

    public ProblemList Problems => problems;

    public NameRegister Names { get; } = new(settings.Dialect, problems);

    public TypeBuilder Types { get; } = new(settings, assembly, problems);

    /// <summary>The tables in the order of their names.</summary>
    public IReadOnlyList<TableDefinition> Build(IEnumerable<TableModel> models)
    {
        var tables = models
            .Select(BuildTable)
            .OrderBy(one => one.Schema, StringComparer.Ordinal)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var table in tables)
            new ConstraintBuilder(this, table).Build();
        foreach (var table in tables)
            new ForeignKeyBuilder(this, table).Build();
        foreach (var table in tables)
        {
            new PartitionBuilder(this, table).Build();
            new IndexBuilder(this, table).Build();
            new CommentBuilder(this, table).Build();
        }
        Types.Register(Names, tables);
        return tables;
    }

    public TableDefinition? Find(string type) => _tables.TryGetValue(type, out var table) ? table : null;

    /// <summary>The column of a property; without one, an error at the annotation.</summary>
    public ColumnDefinition? Column(TableDefinition table, string property, Place? place)
    {
        if (table.Find(property) is { } column)
            return column;
        var known = string.Join(", ", table.Columns.Select(one => one.Model.Property));
        problems.Add(
            ProblemCodes.UnknownColumn,
            place,
            $"'{property}' is no property of {table.Model.Class} that is a column; those are: {known}"
        );
        return null;
    }

    /// <summary>The columns of properties; <see langword="null"/> where one does not exist.</summary>
    public List<ColumnDefinition>? Columns(TableDefinition table, IEnumerable<string> properties, Place? place)
    {
        var columns = properties.Select(one => Column(table, one, place)).ToList();
        return columns.Contains(null) ? null : columns.OfType<ColumnDefinition>().ToList();
    }

    TableDefinition BuildTable(TableModel model)
    {
        var schema = settings.SchemaOf(model.Schema);
        var table = new TableDefinition(model, schema, settings.Prefix + model.Name);
        Names.Add(schema, table.Name, $"the table of {model.Class}", model.Place, $"{model.Schema}.{table.Name}");
        foreach (var column in model.Columns)
        {
            var name = column.Name ?? settings.Translate(column.Path);
            Names.Add($"column of {model.Type}", name, $"{model.Class}.{column.Property}", column.Place);
            if (Types.TypeOf(column) is { } type)
                table.Columns.Add(new(column, name, type));
        }
        if (model.Columns.Count == 0)
            problems.Add(
                ProblemCodes.Contradiction,
                model.Place,
                $"{model.Class} has no property that is a column: a public property that can be set"
            );
        if (Find(model.Type) is null)
            _tables.Add(model.Type, table);
        return table;
    }
}
