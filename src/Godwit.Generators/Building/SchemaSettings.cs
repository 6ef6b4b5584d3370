using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>The dialects that an assembly asks for.</summary>
/// <param name="Errors">What is wrong with how it asks.</param>
sealed record SchemaSettings(ValueList<DialectSettings> Dialects, ValueList<Problem> Errors)
{
    public static SchemaSettings None { get; } = new(ValueList<DialectSettings>.Empty, ValueList<Problem>.Empty);

    public static SchemaSettings Of(AssemblyModel assembly)
    {
        if (assembly.Schemas.Count == 0)
            return None with { Dialects = SqlDialect.All.Select(DialectSettings.Default).ToValueList() };
        var errors = new List<Problem>();
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
        return new(settings.ToValueList(), errors.ToValueList());
    }
}
