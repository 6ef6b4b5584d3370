using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>Joins the tables of one dialect: what they say of each other, and what they have in common.</summary>
sealed class SchemaBuilder(DialectSettings settings, AssemblyModel assembly, ProblemList problems)
{
    /// <summary>The SQL of tables that were built each for itself.</summary>
    public string Build(IEnumerable<TableDefinition> definitions)
    {
        var tables = definitions
            .OrderBy(one => one.Schema, StringComparer.Ordinal)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .ToList();
        var names = new NameRegister(settings.Dialect, problems);
        if (!tables.TrueForAll(one => names.TryJoin(one.Names)))
            (tables, names) = Rebuild(tables);
        foreach (var table in tables)
            problems.AddAll(table.Problems);
        AnnotationRules.Check(assembly.Objects, problems);
        var types = new SchemaTypes(settings, assembly, problems, tables);
        types.Register(names, tables);
        var links = new SchemaLinks(settings, problems, tables);
        return new SchemaWriter(settings, types, links).Write(tables);
    }

    /// <summary>The tables once more, one after the other: two of them would give the same name.</summary>
    (List<TableDefinition> Tables, NameRegister Names) Rebuild(List<TableDefinition> tables)
    {
        var names = new NameRegister(settings.Dialect, problems);
        foreach (var table in tables)
            TableBuilder.TakeName(table.Model, settings, names);
        return (tables.ConvertAll(one => TableBuilder.Build(one.Model, settings, names, new())), names);
    }
}
