namespace Godwit.Cli;

/// <summary>The files of pulled classes.</summary>
/// <param name="pulled">The classes, and what they do not say.</param>
/// <param name="project">Where they go.</param>
/// <param name="space">Their namespace.</param>
/// <param name="isSplit">Whether the SQL is a file for each object.</param>
sealed class ClassFiles(PulledClasses pulled, ClassProject project, string space, bool isSplit)
{
    /// <summary>Where classes go that nobody has a place for.</summary>
    public const string Folder = "Schema";

    const string SqlFile = "schema.sql";
    const string SqlFolder = "sql";

    const int MostNamed = 10;

    bool HasSql => pulled.Beside.Statements.Count > 0;

    /// <summary>All files, by their paths below the folder.</summary>
    public ValueList<SchemaFile> Files => new ClassText(space).Render(pulled.Model).Concat(SqlFiles()).ToValueList();

    IEnumerable<SchemaFile> SqlFiles() =>
        !HasSql ? []
        : isSplit ? SchemaText.RenderFiles(pulled.Beside).Select(one => one with { Path = $"{SqlFolder}/{one.Path}" })
        : [new(SqlFile, SchemaText.Render(pulled.Beside))];

    /// <summary>Says what is no class, and what the configuration needs.</summary>
    public void Tell(Invocation run, string folder)
    {
        var tables = pulled
            .Beside.Statements.SelectMany(one => one.Objects.Take(1))
            .Where(one => one.Kind == ObjectKind.Table && !pulled.Model.Covers(one))
            .Select(one => one.Schema is "" or "public" ? one.Name : $"{one.Schema}.{one.Name}")
            .Distinct()
            .ToList();
        if (tables.Count > 0)
            run.Report.Note(
                $"Tables in SQL, because classes cannot say all of them: {string.Join(", ", tables.Take(MostNamed))}"
                    + (tables.Count > MostNamed ? $" and {tables.Count - MostNamed} more." : ".")
            );
        var assembly = run.Shell.Display(
            project.Assembly ?? Path.Combine(run.Shell.Folder, "bin", "Debug", "net10.0", "App.dll")
        );
        var sql = run.Shell.Display(Path.Combine(folder, isSplit ? $"{SqlFolder}/**/*.sql" : SqlFile));
        run.Report.Note(
            "Next: reference the package Godwit, build, and let godwit.json say: \"schema\": ["
                + $"{{ \"assembly\": \"{assembly}\" }}{(HasSql ? $", \"{sql}\"" : "")}]"
        );
    }
}
