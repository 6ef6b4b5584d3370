namespace Godwit.Generators;

/// <summary>The indexes of a table.</summary>
sealed class IndexBuilder(TableScope scope)
{
    SqlDialect Dialect => scope.Dialect;

    TableDefinition Table => scope.Table;

    public void Build()
    {
        foreach (var index in Table.Annotations("Index", Dialect))
            Add(index, index.Texts(0));
        foreach (var column in Table.Columns)
        {
            foreach (var index in column.Annotations("Index", Dialect))
                Add(index, index.Texts(0).Count == 0 ? new([column.Model.Property]) : index.Texts(0));
        }
    }

    void Add(Annotation index, ValueList<string> properties)
    {
        if (properties.Count == 0)
        {
            scope.Problems.Add(ProblemCodes.Contradiction, index.Place, $"An index of {Table.Model.Class} has no keys");
            return;
        }
        CheckDialect(index);
        var keys = new KeyList(scope);
        var list = keys.Render(properties, index.Place, index["OperatorClass"]);
        var what = $"an index of {Table.Model.Class}";
        var implied = new ImpliedName(Table.Name, keys.Names, "idx");
        var name = scope.Names.Take(Table.Schema, index["Name"], implied, what, index.Place);
        var unique = index.Is("IsUnique") ? "UNIQUE " : "";
        var method = index["Method"] is { } given ? $" USING {given}" : "";
        Table.Statements.Add(
            $"CREATE {unique}INDEX {SqlNames.Quote(name)} ON {Table.SqlName}{method} ({list}){Rest(index)}"
        );
        if (index["Comment"] is { } comment && Dialect.IsPostgreSql)
            Table.Statements.Add(
                $"COMMENT ON INDEX {SqlNames.Quote(Table.Schema, name)} IS {SqlNames.Literal(comment)}"
            );
    }

    string Rest(Annotation index)
    {
        var rest = "";
        if (index.Texts("Include") is { Count: > 0 } properties)
        {
            var included = scope.Columns(properties, index.Place) ?? [];
            rest += $" INCLUDE ({SqlNames.Join(included.Select(one => one.Name))})";
        }
        if (index.Is("NullsNotDistinct"))
            rest += " NULLS NOT DISTINCT";
        if (index["With"] is { } parameters)
            rest += $" WITH ({parameters})";
        if (index["Where"] is { } where)
            rest += $" WHERE {where}";
        return rest;
    }

    void CheckDialect(Annotation index)
    {
        string[] options = ["Method", "OperatorClass", "Include", "NullsNotDistinct", "With"];
        if (!Dialect.IsPostgreSql && options.FirstOrDefault(one => index.Options.Any(o => o.Name == one)) is { } option)
            scope.Problems.Refuse(
                index.Place,
                $"{Table.Model.Class}: indexes of {Dialect.Name} have no {option}. "
                    + "Write one index for each dialect, with Dialect = \"…\""
            );
    }
}
