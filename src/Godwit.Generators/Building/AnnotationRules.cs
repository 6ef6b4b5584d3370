namespace Godwit.Generators;

/// <summary>What can be said of an annotation by itself.</summary>
static class AnnotationRules
{
    public static void Check(TableModel table, ProblemList problems)
    {
        Check(table.Annotations, problems);
        foreach (var column in table.Columns)
            Check(column.Annotations, problems);
    }

    static string WayOut(string attribute) =>
        attribute switch
        {
            "Unicode" => "PostgreSQL and SQLite keep all text as Unicode. Take it away",
            "EntityTypeConfiguration" => "say with attributes what the configuration says of the schema, or take the "
                + "schema from EF Core's model, with the source \"ef\"",
            _ => "say it with an attribute of Godwit, or take the schema from EF Core's model, with the source \"ef\"",
        };

    public static void Check(ValueList<Annotation> annotations, ProblemList problems)
    {
        foreach (var annotation in annotations)
        {
            if (annotation.Name == Annotation.Unread)
                problems.Add(
                    ProblemCodes.Unread,
                    annotation.Place,
                    $"[{annotation.Text(0)}] of EF Core changes nothing in the schema that Godwit makes of classes: "
                        + WayOut(annotation.Text(0))
                );
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
