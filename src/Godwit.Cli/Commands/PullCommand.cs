using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Writes a live database as schema SQL, or as annotated classes.</summary>
sealed class PullCommand : GodwitCommand
{
    readonly Option<string> _out = new("--out")
    {
        Description =
            "the file to write; with --split or --csharp, the folder (default: the schema of godwit.json, if that is "
            + "one file; for classes, Schema)",
        HelpName = "PATH",
    };

    readonly Option<bool> _split = new("--split") { Description = "one file for each table, view, routine" };

    readonly Option<bool> _csharp = new("--csharp")
    {
        Description = "annotated C# classes, one file each, and schema.sql beside them for what they cannot say",
    };

    readonly Option<string?> _namespace = new("--namespace")
    {
        Description = "their namespace (default: the project's, and the folders below it)",
        HelpName = "NAME",
    };

    readonly Option<bool> _baseline = new("--baseline")
    {
        Description = "also write a first migration that makes the schema, for databases to come",
    };

    readonly Option<bool> _force = new("--force") { Description = "overwrite files that exist" };

    public PullCommand()
        : base("pull", "Writes the schema of a live database as readable SQL or C# classes, proven to recreate it.")
    {
        Add(_out);
        Add(_split);
        Add(_csharp);
        Add(_namespace);
        Add(_baseline);
        Add(_force);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit pull", "db/schema.sql, from the database of `url`"),
            ("godwit pull --split --out db/schema", "db/schema/public/tables/users.sql and so on"),
            ("godwit pull --csharp", "Schema/User.cs and so on, and Schema/schema.sql for the rest"),
            ("godwit pull --baseline", "and a first migration; then `godwit baseline VERSION` on that database"),
            ("godwit pull --out -", "print it"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var target = run.ReadTarget();
        CheckFlags(run);
        var (isCSharp, isSplit, output) = (
            run.Arguments.GetValue(_csharp),
            run.Arguments.GetValue(_split),
            OutputOf(run)
        );
        await using var session = await SchemaSession.OpenAsync(run, target, cancellationToken);
        var options = PlanningFlags.Settings(run) with { OnProgress = session.Progress.Say };
        await using var live = Database.Of(target.WithoutCreating());
        var state = new SchemaState.Live(target.Description, live.DataSource);
        // The copy is the proof: it was made from the text that is written.
        await using var copy = await new LiveCopy(session.Scratch, options).CreateAsync(state, cancellationToken);
        var plan = await PlanAsync(session, options, copy, cancellationToken);
        var folder = Path.GetFullPath(output == "-" ? ClassFiles.Folder : output, run.Shell.Folder);
        var classes = isCSharp
            ? await PullClassesAsync(run, (session, options), (copy, plan), folder, cancellationToken)
            : null;
        session.Progress.Stop();
        var files =
            classes?.Files
            ?? (
                isSplit
                    ? SchemaText.RenderFiles(plan)
                    : ValueList.Create<SchemaFile>([new(output, SchemaText.Render(plan))])
            );
        if (output == "-")
            Print(run, files);
        else
            Write(run, files, isSplit || isCSharp ? folder : run.Shell.Folder);
        classes?.Tell(run, folder);
        if (run.Arguments.GetValue(_baseline))
            WriteBaseline(run, plan);
        return ExitCodes.Done;
    }

    async Task<ClassFiles> PullClassesAsync(
        Invocation run,
        (SchemaSession Session, PlanningOptions Options) session,
        (ScratchDatabase Copy, Plan Plan) whole,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var project = ClassProject.Of(folder);
        var space = run.Arguments.GetValue(_namespace) ?? project.Namespace;
        var pulled = await new ClassPull(session.Session, session.Options, space).RunAsync(
            whole.Copy,
            whole.Plan,
            cancellationToken
        );
        return new(pulled, project, space, run.Arguments.GetValue(_split));
    }

    void CheckFlags(Invocation run)
    {
        if (run.Arguments.GetValue(_namespace) is not { } space)
            return;
        if (!run.Arguments.GetValue(_csharp))
            throw CommandException.Usage("--namespace is about classes.", "Add --csharp.");
        if (!ClassProject.IsNamespace(space))
            throw CommandException.Usage($"'{space}' is no namespace.", "Write one like App.Data.");
    }

    /// <summary>The statements that make the schema of a copy in an empty database.</summary>
    public static async Task<Plan> PlanAsync(
        SchemaSession session,
        PlanningOptions options,
        ScratchDatabase copy,
        CancellationToken cancellationToken
    )
    {
        var reader = new SchemaReader(session.Dialect, options);
        await using var empty = await session.Scratch.CreateAsync(cancellationToken);
        return SchemaText.Plan(
            session.Dialect,
            await reader.ReadAsync(copy, cancellationToken),
            await reader.ReadAsync(empty, cancellationToken),
            session.Scratch.Version
        );
    }

    string OutputOf(Invocation run)
    {
        if (run.Arguments.GetValue(_out) is { } given)
            return given;
        if (run.Arguments.GetValue(_csharp))
            return ClassFiles.Folder;
        var written = run.Settings.Find(ConfigurationKey.Schema);
        if (written is { Texts: [var path] } && !path.Contains('*') && !path.StartsWith('{'))
            return run.Shell.Display(Path.GetFullPath(path, written.Folder));
        return written is null
            ? InitPlan.SchemaFile
            : throw CommandException.Usage(
                "Where to? The configured schema is not one file.",
                "Say it with --out PATH."
            );
    }

    static void Print(Invocation run, ValueList<SchemaFile> files)
    {
        var name = files.Any(IsCSharp) ? "code" : "sql";
        run.Report.Field(name, json => json.WriteStringValue(string.Concat(files.Select(file => file.Text))));
        foreach (var file in files)
            run.Report.Exact(
                files.Count == 1 ? file.Text : $"{(IsCSharp(file) ? "//" : "--")} {file.Path}\n{file.Text}\n"
            );
    }

    static bool IsCSharp(SchemaFile file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);

    void Write(Invocation run, ValueList<SchemaFile> files, string folder)
    {
        var paths = files.Select(file => Path.GetFullPath(file.Path, folder)).ToValueList();
        if (!run.Arguments.GetValue(_force) && paths.FirstOrDefault(IsInTheWay) is { } existing)
            throw new CommandException(
                "GDW0521",
                ExitCodes.Refused,
                $"{run.Shell.Display(existing)} exists. Nothing was written."
            )
            {
                Hint = "Write elsewhere with --out, or overwrite it with --force.",
            };
        for (var i = 0; i < files.Count; i++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(paths[i])!); // a file has a folder
            File.WriteAllText(paths[i], files[i].Text);
            run.Report.Result(run.Shell.Display(paths[i]));
        }
        run.Report.Field(
            "files",
            json => json.WriteArray(paths, path => json.WriteStringValue(run.Shell.Display(path)))
        );
    }

    // The example that `init` writes, or an empty file, is nobody's work.
    static bool IsInTheWay(string path) =>
        File.Exists(path)
        && File.ReadAllText(path) is { Length: > 0 } text
        && text.ReplaceLineEndings("\n") != InitPlan.ExampleSchema.ReplaceLineEndings("\n");

    static void WriteBaseline(Invocation run, Plan plan)
    {
        if (Directory.Exists(run.Settings.MigrationsPath) && run.Folder.Read().Count > 0)
            throw new CommandException(
                "GDW0522",
                ExitCodes.Refused,
                "The folder has migrations already, so no baseline was written."
            )
            {
                Hint = "Write the difference instead: `godwit diff migrations:FOLDER URL`.",
            };
        var version = GeneratedFile.Write(run, "baseline", SchemaText.Render(plan), down: null);
        run.Report.Note($"Next: `godwit baseline {version}` marks it as applied on this database.");
    }
}
