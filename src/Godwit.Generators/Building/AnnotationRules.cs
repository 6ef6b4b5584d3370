using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>What can be said of an annotation by itself.</summary>
static class AnnotationRules
{
    public static void Check(IReadOnlyList<TableModel> tables, AssemblyModel assembly, ProblemList problems)
    {
        Check(assembly.Objects, problems);
        foreach (var table in tables)
        {
            Check(table.Annotations, problems);
            foreach (var column in table.Columns)
                Check(column.Annotations, problems);
        }
    }

    static void Check(ValueList<Annotation> annotations, ProblemList problems)
    {
        foreach (var annotation in annotations)
        {
            if (annotation.Dialect is { } dialect && SqlDialect.All.All(one => one.Name != dialect))
                problems.Add(
                    ProblemCodes.Contradiction,
                    annotation.Place,
                    $"'{dialect}' is no dialect; there are: "
                        + string.Join(", ", SqlDialect.All.Select(one => one.Name))
                );
        }
    }
}
