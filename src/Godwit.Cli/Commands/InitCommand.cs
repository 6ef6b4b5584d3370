using System.Text.Json;

namespace Godwit.Cli;

/// <summary>Writes the files of a new project; keeps those that are there.</summary>
sealed class InitCommand : GodwitCommand
{
    public InitCommand()
        : base("init", "Writes godwit.json, the migration folder and an example schema file.") { }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit init", "the engine is found out from DATABASE_URL or the project file"),
            ("godwit init --database sqlite --url sqlite:app.db", "SQLite"),
            ("godwit init --migrations db/changes", "another folder"),
        ];

    public override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (shell, report) = (run.Shell, run.Report);
        var plan = InitPlan.For(run);
        var files = new List<Outcome>();
        void Write(string path, string text)
        {
            var full = Path.Combine(shell.Folder, path);
            var isNew = !File.Exists(full);
            if (isNew)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(full) ?? shell.Folder);
                File.WriteAllText(full, text);
            }
            files.Add(new(path, isNew));
            report.Result($"{(isNew ? "wrote" : "kept ")} {path}");
        }

        Write(ConfigurationFile.FileName, plan.Configuration);
        Write(ConfigurationSchema.FileName, ConfigurationSchema.Text);
        var isFolderNew = !Directory.Exists(Path.Combine(shell.Folder, plan.Migrations));
        Directory.CreateDirectory(Path.Combine(shell.Folder, plan.Migrations));
        files.Add(new(plan.Migrations, isFolderNew));
        report.Result($"{(isFolderNew ? "wrote" : "kept ")} {plan.Migrations}/");
        if (plan.HasExample)
            Write(InitPlan.SchemaFile, InitPlan.ExampleSchema);
        Write(".gitattributes", plan.GitAttributes);
        foreach (var remark in plan.Remarks)
            report.Note(remark);
        report.Field("found", json => WriteTools(json, plan.Tools));
        report.Field("written", json => WritePaths(json, files.Where(f => f.IsWritten)));
        report.Field("kept", json => WritePaths(json, files.Where(f => !f.IsWritten)));
        return Task.FromResult(ExitCodes.Done);
    }

    static void WriteTools(Utf8JsonWriter json, ValueList<FoundTool> tools) =>
        json.WriteArray(
            tools,
            tool =>
            {
                json.WriteStartObject();
                json.WriteString("tool", tool.Tool);
                json.WriteString("path", tool.Path);
                json.WriteEndObject();
            }
        );

    static void WritePaths(Utf8JsonWriter json, IEnumerable<Outcome> files) =>
        json.WriteArray(files, file => json.WriteStringValue(file.Path));

    sealed record Outcome(string Path, bool IsWritten);
}
