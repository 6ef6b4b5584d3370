using System.ComponentModel;

namespace Godwit.Cli;

/// <summary>The programs that know a project: <c>dotnet build</c> and <c>dotnet ef</c>.</summary>
sealed class EfTool
{
    readonly EfModel _model;
    readonly string _project;
    readonly string _startup;
    readonly EfFailures _failures;

    EfTool(EfModel model, string project, string startup, EfFailures failures) =>
        (_model, _project, _startup, _failures) = (model, project, startup, failures);

    /// <summary>Finds the projects of a model.</summary>
    /// <exception cref="SchemaSourceException">One is not there.</exception>
    public static EfTool For(EfModel model, EfFailures failures)
    {
        var project = FindProject(model.Project, failures);
        return new(
            model,
            project,
            model.StartupProject is { } startup ? FindProject(startup, failures) : project,
            failures
        );
    }

    static string FindProject(string path, EfFailures failures)
    {
        if (File.Exists(path))
            return path;
        if (!Directory.Exists(path))
            throw failures.NoProject(path, "does not exist");
        var files = Directory.EnumerateFiles(path, "*.??proj").Order(StringComparer.Ordinal).ToList();
        return files switch
        {
            [var only] => only,
            [] => throw failures.NoProject(path, "has no project file"),
            _ => throw failures.NoProject(
                path,
                $"has {files.Count}: {string.Join(", ", files.Select(Path.GetFileName))}"
            ),
        };
    }

    /// <summary>Builds the startup project, as <c>dotnet ef</c> would.</summary>
    /// <exception cref="SchemaSourceException">It does not compile.</exception>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        // Under PublishAot the design-time services of EF could not emit code.
        var ended = await StartAsync(
            ["build", _startup, "-nologo", "-v:q", "-tl:off", "-p:PublishAot=false", .. BuildOptions],
            cancellationToken
        );
        if (ended.ExitCode != 0)
            throw _failures.Build(ended, _startup);
    }

    /// <summary>Runs <c>dotnet ef</c> on the model, and returns what it said.</summary>
    /// <param name="command">The words and options of its command.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SchemaSourceException">It failed.</exception>
    public async Task<EfOutput> RunAsync(string[] command, CancellationToken cancellationToken)
    {
        string[] context = _model.Context is { } name ? ["--context", name] : [];
        var ended = await StartAsync(
            [
                "ef",
                .. command,
                .. context,
                "--project",
                _project,
                "--startup-project",
                _startup,
                "--no-build",
                "--verbose",
                "--no-color",
                "--prefix-output",
                .. BuildOptions,
            ],
            cancellationToken
        );
        var output = new EfOutput(ended);
        return ended.ExitCode == 0 ? output : throw _failures.Tool(output, _model, command, Folder);
    }

    IEnumerable<string> BuildOptions =>
        [
            .. _model.Framework is { } framework ? ["--framework", framework] : Array.Empty<string>(),
            .. _model.Configuration is { } configuration ? ["--configuration", configuration] : Array.Empty<string>(),
        ];

    // From here upwards are global.json and the manifest of local tools.
    string Folder => Path.GetDirectoryName(_project)!; // a file is in a folder

    async Task<ChildProcess> StartAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await ChildProcess.RunAsync("dotnet", arguments, Folder, cancellationToken);
        }
        catch (Win32Exception e)
        {
            throw _failures.NoDotnet(e);
        }
    }
}
