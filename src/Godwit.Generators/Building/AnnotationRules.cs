using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>What can be said of an annotation by itself.</summary>
static class AnnotationRules
{
    public static void Check(IReadOnlyList<TableModel> tables, ProblemList problems)
    {
        foreach (var table in tables)
        {
            foreach (var annotation in table.Annotations.Concat(table.Columns.SelectMany(one => one.Annotations)))
            {
                if (annotation.Dialect is { } dialect && SqlDialect.All.All(one => one.Name != dialect))
                    problems.Add(
                        ProblemCodes.Contradiction,
                        annotation.Place,
                        $"'{dialect}' is no dialect; there are: "
                            + $"{string.Join(", ", SqlDialect.All.Select(one => one.Name))}"
                    );
            }
        }
    }
}
