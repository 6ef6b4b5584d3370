namespace Godwit.Cli;

/// <summary>
/// The SQL that EF Core makes of a model, from its own <c>dotnet ef dbcontext script</c>. The project is built first: a
/// fresh checkout is restored so, and mistakes of the compiler come in its own words.
/// </summary>
/// <param name="model">Which model.</param>
/// <param name="dialect">The database it is for; absent where nothing says it.</param>
/// <param name="display">Shows a full path as people would type it.</param>
sealed class EfSource(EfModel model, Dialect? dialect, Func<string, string> display) : SchemaSource
{
    public override string Name =>
        $"EF Core model {(model.Context is { } context ? $"{context} of " : "")}{Place(display(model.Project))}";

    public override async Task<ValueList<SqlScript>> ReadAsync(CancellationToken cancellationToken)
    {
        var failures = new EfFailures(Name, display);
        var tool = EfTool.For(model, failures);
        if (!model.IsBuilt)
            await tool.BuildAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("godwit-ef-");
        try
        {
            // Standard output carries what the application prints when it is configured.
            var file = Path.Combine(folder.FullName, "model.sql");
            var said = await tool.RunAsync(["dbcontext", "script", "--output", file], cancellationToken);
            if (dialect is not null)
                await new EfProvider(tool, failures).CheckAsync(dialect, said, cancellationToken);
            return [new(Name, SqlFileSource.Decode(await File.ReadAllBytesAsync(file, cancellationToken), Name))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    string Place(string shown) => shown == "." ? Path.GetFileName(model.Project) : shown;
}
