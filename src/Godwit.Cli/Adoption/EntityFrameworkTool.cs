namespace Godwit.Cli;

/// <summary>Gets the migrations of an EF Core project as SQL, from the project's own tool.</summary>
/// <param name="run">The command line.</param>
/// <param name="dialect">The engine.</param>
sealed class EntityFrameworkTool(Invocation run, Dialect dialect)
{
    /// <summary>Reads a script that <c>dotnet ef migrations script</c> printed, or has a project print it.</summary>
    /// <param name="path">A file, or the folder of the project; a full path.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="AdoptException">The tool fails.</exception>
    public async Task<ValueList<ForeignFile>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
            return EntityFrameworkScript.Read(Read(path, path), null, dialect);
        var folder = Directory.CreateTempSubdirectory("godwit-ef-");
        try
        {
            var (up, down) = (Path.Combine(folder.FullName, "up.sql"), Path.Combine(folder.FullName, "down.sql"));
            await PrintAsync(path, $"--output \"{up}\"", cancellationToken);
            var forward = EntityFrameworkScript.Read(Read(up, path), null, dialect);
            if (forward.Count == 0)
                return forward;
            await PrintAsync(path, $"{forward[^1].Key} 0 --no-build --output \"{down}\"", cancellationToken);
            return EntityFrameworkScript.Read(Read(up, path), Read(down, path), dialect);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task PrintAsync(string project, string arguments, CancellationToken cancellationToken)
    {
        // It writes its errors to standard output too.
        var command = $"dotnet ef migrations script {arguments} 1>&2";
        try
        {
            await new CommandSource(command, project).ReadAsync(cancellationToken);
        }
        catch (SchemaSourceException e)
        {
            throw new AdoptException(
                AdoptErrors.Files,
                $"The migrations of EF Core could not be had as SQL. {e.Message}"
            )
            {
                Hint =
                    "Run `dotnet ef migrations script -o ef.sql` where it works, and name that file with --files ef.sql. "
                    + AdoptErrors.BaselineInstead,
            };
        }
    }

    SqlScript Read(string path, string name) =>
        new(run.Shell.Display(name), SqlFileSource.Decode(File.ReadAllBytes(path), run.Shell.Display(name)));
}
