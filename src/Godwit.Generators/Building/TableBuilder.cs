namespace Godwit.Generators;

/// <summary>Builds what of a table depends on its class alone: all but foreign keys.</summary>
static class TableBuilder
{
    /// <summary>The table with names as they are where no other table has the same.</summary>
    public static TableDefinition Build(TableModel model, DialectSettings settings)
    {
        var problems = new ProblemList();
        var names = new NameRegister(settings.Dialect, problems);
        TakeName(model, settings, names);
        return Build(model, settings, names, problems);
    }

    /// <summary>The table, with names that no other table has.</summary>
    /// <param name="model">The class.</param>
    /// <param name="settings">The dialect.</param>
    /// <param name="names">Those that are taken, its own among them.</param>
    /// <param name="problems">What is wrong with it.</param>
    public static TableDefinition Build(
        TableModel model,
        DialectSettings settings,
        NameRegister names,
        ProblemList problems
    )
    {
        var constraintNames = new NameRegister(settings.Dialect, problems);
        var table = new TableDefinition(model, settings, names, constraintNames, problems);
        var scope = new TableScope(settings, table, names, constraintNames, problems);
        AnnotationRules.Check(model, problems);
        AddColumns(scope);
        new ConstraintBuilder(scope).Build();
        new PartitionBuilder(scope).Build();
        new IndexBuilder(scope).Build();
        new CommentBuilder(scope).Build();
        new TableText(scope).Write();
        return table;
    }

    public static void TakeName(TableModel model, DialectSettings settings, NameRegister names)
    {
        var name = settings.Prefix + model.Name;
        names.Add(
            settings.SchemaOf(model.Schema),
            name,
            $"the table of {model.Class}",
            model.Place,
            $"{model.Schema}.{name}"
        );
    }

    static void AddColumns(TableScope scope)
    {
        var model = scope.Table.Model;
        var types = new ColumnTypes(scope.Settings, scope.Problems);
        var names = new NameRegister(scope.Dialect, scope.Problems);
        foreach (var column in model.Columns)
        {
            var name = column.Name ?? scope.Settings.Translate(column.Path);
            names.Add(null, name, $"{model.Class}.{column.Property}", column.Place);
            if (types.TypeOf(column) is { } type)
                scope.Table.Columns.Add(new(column, name, type));
        }
        scope.Table.Enums.AddRange(types.Enums);
        if (model.Columns.Count == 0)
            scope.Problems.Add(
                ProblemCodes.Contradiction,
                model.Place,
                $"{model.Class} has no property that is a column: a public property that can be set"
            );
    }
}
