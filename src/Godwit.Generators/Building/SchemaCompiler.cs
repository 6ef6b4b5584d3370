using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>From classes to SQL, for every dialect.</summary>
static class SchemaCompiler
{
    public static SchemaOutput Compile(IReadOnlyList<TableModel> tables, AssemblyModel assembly)
    {
        var settings = SchemaSettings.Of(assembly);
        return Compile(tables.Select(one => TableVariants.Of(one, settings)).ToList(), assembly, settings);
    }

    /// <summary>The SQL of tables that were built before.</summary>
    public static SchemaOutput Compile(
        IReadOnlyList<TableVariants> tables,
        AssemblyModel assembly,
        SchemaSettings settings
    )
    {
        var errors = new List<Problem>();
        var dialects = new List<DialectOutput>();
        if (tables.Count > 0 || assembly.Objects.Count > 0)
        {
            errors.AddRange(settings.Errors);
            for (var i = 0; i < settings.Dialects.Count; i++)
                dialects.Add(Compile(tables.Select(one => one.Tables[i]), assembly, settings.Dialects[i], errors));
        }
        // Nobody asked for a dialect, and none is possible: the first says why.
        if (dialects.Count > 0 && dialects.TrueForAll(one => one.Sql is null))
            errors.AddRange(dialects[0].Refusals);
        var found = errors.Distinct().ToValueList();
        if (tables.Any(one => one.UsesGodwit) || assembly.Schemas.Count > 0 || assembly.Objects.Count > 0)
            return new(dialects.ToValueList(), found);
        // Classes of EF Core beside a schema in .sql files are nobody's mistake: who asks for their SQL is told then.
        found = found.Where(one => !one.IsWarning).ToValueList();
        return found.Count == 0
            ? new(dialects.ToValueList(), found)
            : new(
                dialects.Select(one => one with { Sql = null, Refusals = found }).ToValueList(),
                ValueList<Problem>.Empty
            );
    }

    static DialectOutput Compile(
        IEnumerable<TableDefinition> tables,
        AssemblyModel assembly,
        DialectSettings settings,
        List<Problem> errors
    )
    {
        var problems = new ProblemList();
        var sql = new SchemaBuilder(settings, assembly, problems).Build(tables);
        errors.AddRange(problems.Errors);
        if (settings.IsAskedFor)
            errors.AddRange(problems.Refusals);
        return new(settings.Dialect.Name, problems.Refusals.Count > 0 ? null : sql, problems.Refusals.ToValueList());
    }
}

/// <summary>A table as each dialect has it.</summary>
/// <param name="Tables">One for each of the settings.</param>
/// <param name="UsesGodwit">True where the class has an attribute of Godwit.</param>
sealed record TableVariants(IReadOnlyList<TableDefinition> Tables, bool UsesGodwit)
{
    public static TableVariants Of(TableModel model, SchemaSettings settings) =>
        new(
            settings.Dialects.Select(one => TableBuilder.Build(model, one)).ToList(),
            model.Annotations.Any(one => one.IsOwn) || model.Columns.Any(IsAnnotated)
        );

    static bool IsAnnotated(ColumnModel column) =>
        column.Annotations.Any(one => one.IsOwn)
        || (column.Type.Enum is { } type && type.Annotations.Any(one => one.IsOwn));
}

/// <summary>What comes of the classes of an assembly.</summary>
sealed record SchemaOutput(ValueList<DialectOutput> Dialects, ValueList<Problem> Errors);

/// <summary>What comes of them for one dialect.</summary>
/// <param name="Sql">The schema; absent where the dialect does not have what the classes say.</param>
/// <param name="Refusals">What it does not have.</param>
sealed record DialectOutput(string Dialect, string? Sql, ValueList<Problem> Refusals);
