using System.ComponentModel;

namespace Godwit.Cli;

/// <summary>Errors of an EF Core model that cannot be read.</summary>
/// <param name="name">What is read, as people know it.</param>
/// <param name="display">Shows a full path as people would type it.</param>
sealed class EfFailures(string name, Func<string, string> display)
{
    const int MostErrors = 5;
    const string Manifest = "dotnet-tools.json";

    /// <summary>There is no project, or more than one.</summary>
    public SchemaSourceException NoProject(string path, string what) =>
        Failed(
            SchemaErrors.EfProject,
            $"'{display(path)}' {what}",
            "Name the project as \"project\" (and \"startupProject\", if another one configures it): a file, or its "
                + "folder, relative to godwit.json."
        );

    /// <summary>The SDK is missing.</summary>
    public SchemaSourceException NoDotnet(Win32Exception error) =>
        Failed(
            SchemaErrors.EfTool,
            $"dotnet could not be started: {error.Message}",
            "EF Core models need the .NET SDK. Where it is not, write the model to a file with `dotnet ef dbcontext "
                + "script -o FILE` and name that as the schema.",
            error
        );

    /// <summary>The project does not build.</summary>
    public SchemaSourceException Build(ChildProcess ended, string project)
    {
        var errors = ended
            .OutputLines.Concat(ended.ErrorLines)
            .Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(Shortened)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (errors.Count == 0)
            errors.AddRange(ended.OutputLines.Concat(ended.ErrorLines).TakeLast(MostErrors));
        var more = errors.Count > MostErrors ? $"\n  and {errors.Count - MostErrors} more" : "";
        return Failed(
            SchemaErrors.EfBuild,
            $"{display(project)} does not build",
            "Correct the project; `dotnet build` shows all errors.",
            rest: List(errors.Take(MostErrors)) + more
        );
    }

    /// <summary><c>dotnet ef</c> is missing, or did not do what it was asked for.</summary>
    public SchemaSourceException Tool(EfOutput output, EfModel model, string[] command, string folder)
    {
        if (!output.HasRun)
            return NoTool(output, folder);
        var words = string.Join(' ', output.Errors);
        if (
            words.Contains("More than one DbContext", StringComparison.Ordinal)
            || words.Contains("No DbContext", StringComparison.Ordinal)
        )
            return Context(output.Between("Found DbContext '", "'"), model);
        return Failed(
            SchemaErrors.EfModel,
            "dotnet ef could not write it",
            $"Run it by hand: `dotnet ef {command[0]} script --project {display(model.Project)}`.",
            rest: List(output.Errors.Count > 0 ? output.Errors : output.Others.TakeLast(MostErrors))
        );
    }

    /// <summary>The context is configured for another database.</summary>
    public SchemaSourceException Provider(string found, string wanted, Dialect dialect) =>
        Failed(
            SchemaErrors.EfProvider,
            $"its provider is {found}, and the configured database is {dialect.Name}",
            $"Name a context that uses {wanted}, or another \"database\". A factory (IDesignTimeDbContextFactory) can "
                + "choose the provider for the tools."
        );

    SchemaSourceException NoTool(EfOutput output, string folder)
    {
        var said = output.Others.TakeLast(MostErrors).ToList();
        return ManifestAbove(folder) is { } manifest
            ? Failed(
                SchemaErrors.EfTool,
                "`dotnet ef` could not be run",
                $"{display(manifest)} names it: run `dotnet tool restore`.",
                rest: List(said)
            )
            : Failed(
                SchemaErrors.EfTool,
                "`dotnet ef` is not installed",
                "Install it for this repository, `dotnet tool install dotnet-ef --create-manifest-if-needed`, or for "
                    + "this user, `dotnet tool install --global dotnet-ef`; --version as EF Core's in the project, "
                    + "--add-source FOLDER where there is no network."
            );
    }

    /// <summary>The manifest of local tools that names it.</summary>
    static string? ManifestAbove(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            foreach (var file in new[] { Path.Combine(at, ".config", Manifest), Path.Combine(at, Manifest) })
            {
                if (File.Exists(file) && File.ReadAllText(file).Contains("\"dotnet-ef\"", StringComparison.Ordinal))
                    return file;
            }
        }
        return null;
    }

    SchemaSourceException Context(ValueList<string> known, EfModel model)
    {
        var names = string.Join(", ", known);
        return (known.Count, model.Context) switch
        {
            (0, _) => Failed(
                SchemaErrors.EfContext,
                "the project has no DbContext",
                "Name the project that has it as \"project\"; it must be neither abstract nor generic."
            ),
            (_, null) => Failed(
                SchemaErrors.EfContext,
                $"the project has several contexts: {names}",
                $"Name one: \"context\": \"{known[0]}\". To use more of them, list a source for each."
            ),
            (_, { } wanted) => Failed(
                SchemaErrors.EfContext,
                $"the project has no context '{wanted}'; it has {names}",
                "Correct \"context\"."
            ),
        };
    }

    // MSBuild writes the project behind each error, and paths in full.
    string Shortened(string line)
    {
        if (line.EndsWith(']') && line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var project)
            line = line[..project];
        var end = line.IndexOf('(') is > 0 and var bracket
            ? bracket
            : line.IndexOf(": error ", StringComparison.Ordinal);
        var file = line[..end].TrimEnd();
        return (Path.IsPathFullyQualified(file) ? display(file) + line[file.Length..] : line).Trim();
    }

    static string List(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"\n  {line}"));

    SchemaSourceException Failed(string code, string what, string hint, Exception? error = null, string rest = "") =>
        new(code, SecretText.Redact($"{name}: {what}. Nothing was changed.{rest}"), error) { Hint = hint };
}
