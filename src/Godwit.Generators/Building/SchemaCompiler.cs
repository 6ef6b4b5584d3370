using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>From classes to SQL, for every dialect.</summary>
static class SchemaCompiler
{
    public static SchemaOutput Compile(IReadOnlyList<TableModel> tables, AssemblyModel assembly)
    {
        var errors = new List<Problem>();
        var dialects = new List<DialectOutput>();
        if (tables.Count > 0 || assembly.Objects.Count > 0)
        {
            foreach (var settings in SettingsOf(assembly, errors))
                dialects.Add(Compile(tables, assembly, settings, errors));
        }
        // Nobody asked for a dialect, and none is possible: the first says why.
        if (dialects.Count > 0 && dialects.TrueForAll(one => one.Sql is null))
            errors.AddRange(dialects[0].Refusals);
        var found = errors.Distinct().ToValueList();
        if (UsesGodwit(tables, assembly))
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

    static bool UsesGodwit(IReadOnlyList<TableModel> tables, AssemblyModel assembly) =>
        assembly.Schemas.Count > 0
        || assembly.Objects.Count > 0
        || tables.Any(table => table.Annotations.Any(one => one.IsOwn) || table.Columns.Any(UsesGodwit));

    static bool UsesGodwit(ColumnModel column) =>
        column.Annotations.Any(one => one.IsOwn)
        || (column.Type.Enum is { } type && type.Annotations.Any(one => one.IsOwn));

    static IEnumerable<DialectSettings> SettingsOf(AssemblyModel assembly, List<Problem> errors)
    {
        if (assembly.Schemas.Count == 0)
            return SqlDialect.All.Select(DialectSettings.Default);
        var settings = new List<DialectSettings>();
        foreach (var schema in assembly.Schemas)
        {
            if (SqlDialect.All.FirstOrDefault(one => one.Name == schema.Text(0)) is not { } dialect)
                errors.Add(
                    new(
                        ProblemCodes.Contradiction,
                        schema.Place,
                        $"'{schema.Text(0)}' is no dialect; there are: "
                            + $"{string.Join(", ", SqlDialect.All.Select(one => one.Name))}"
                    )
                );
            else if (settings.Exists(one => one.Dialect == dialect))
                errors.Add(new(ProblemCodes.DuplicateName, schema.Place, $"The dialect {dialect.Name} is named twice"));
            else
                settings.Add(DialectSettings.Of(dialect, schema));
        }
        return settings;
    }

    static DialectOutput Compile(
        IReadOnlyList<TableModel> tables,
        AssemblyModel assembly,
        DialectSettings settings,
        List<Problem> errors
    )
    {
        var problems = new ProblemList();
        var builder = new SchemaBuilder(settings, assembly, problems);
        AnnotationRules.Check(tables, assembly, problems);
        var sql = new SchemaWriter(builder).Write(builder.Build(tables));
        errors.AddRange(problems.Errors);
        if (settings.IsAskedFor)
            errors.AddRange(problems.Refusals);
        return new(settings.Dialect.Name, problems.Refusals.Count > 0 ? null : sql, problems.Refusals.ToValueList());
    }
}

/// <summary>What comes of the classes of an assembly.</summary>
sealed record SchemaOutput(ValueList<DialectOutput> Dialects, ValueList<Problem> Errors);

/// <summary>What comes of them for one dialect.</summary>
/// <param name="Sql">The schema; absent where the dialect does not have what the classes say.</param>
/// <param name="Refusals">What it does not have.</param>
sealed record DialectOutput(string Dialect, string? Sql, ValueList<Problem> Refusals);
