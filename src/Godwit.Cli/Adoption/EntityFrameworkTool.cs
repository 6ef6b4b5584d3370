namespace Godwit.Cli;

/// <summary>Gets the migrations of an EF Core project as SQL, from the project's own tool.</summary>
/// <param name="run">The command line.</param>
/// <param name="dialect">The engine.</param>
sealed class EntityFrameworkTool(Invocation run, Dialect dialect)
{
    /// <summary>Reads a script that <c>dotnet ef migrations script</c> printed, or has a project print it.</summary>
    /// <param name="path">The script, or the project: its file or folder; a full path.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="AdoptException">The tool fails.</exception>
    public async Task<ValueList<ForeignFile>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path) && !Path.GetExtension(path).EndsWith("proj", StringComparison.OrdinalIgnoreCase))
            return EntityFrameworkScript.Read(Read(path, path), null, dialect);
        var folder = Directory.CreateTempSubdirectory("godwit-ef-");
        try
        {
            return await PrintAsync(path, folder.FullName, cancellationToken);
        }
        catch (SchemaSourceException e)
        {
            throw new AdoptException(AdoptErrors.Files, e.Message, e)
            {
                Hint =
                    $"{e.Hint} Or run `dotnet ef migrations script -o ef.sql` where it works, and name that file with "
                    + $"--files ef.sql. {AdoptErrors.BaselineInstead}",
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    async Task<ValueList<ForeignFile>> PrintAsync(string project, string folder, CancellationToken cancellationToken)
    {
        var name = $"EF Core's migrations in {run.Shell.Display(project)}";
        var tool = EfTool.For(
            new(project, null, null, null, null, IsBuilt: false),
            new EfFailures(name, run.Shell.Display)
        );
        await tool.BuildAsync(cancellationToken);
        var (up, down) = (Path.Combine(folder, "up.sql"), Path.Combine(folder, "down.sql"));
        await tool.RunAsync(["migrations", "script", "--output", up], cancellationToken);
        var forward = EntityFrameworkScript.Read(Read(up, project), null, dialect);
        if (forward.Count == 0)
            return forward;
        await tool.RunAsync(["migrations", "script", forward[^1].Key, "0", "--output", down], cancellationToken);
        return EntityFrameworkScript.Read(Read(up, project), Read(down, project), dialect);
    }

    SqlScript Read(string path, string name) =>
        new(run.Shell.Display(name), SqlFileSource.Decode(File.ReadAllBytes(path), run.Shell.Display(name)));
}
