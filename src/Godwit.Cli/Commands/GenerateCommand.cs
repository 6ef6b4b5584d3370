using System.CommandLine;
using System.Globalization;

namespace Godwit.Cli;

/// <summary>Writes the next migration file.</summary>
sealed class GenerateCommand : GodwitCommand
{
    readonly Argument<string> _name = new("NAME") { Description = "what the migration does, as in add_avatar" };

    readonly Option<bool> _empty = new("--empty") { Description = "write a file to fill by hand" };

    readonly Option<bool> _down = new("--down") { Description = "also write the way back, VERSION_NAME.down.sql" };

    public GenerateCommand()
        : base("generate", "Writes the next migration file; its path on standard output.")
    {
        Add(_name);
        Add(_empty);
        Add(_down);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit generate add_avatar --empty", "db/migrations/20261123144500_add_avatar.sql"),
            ("godwit generate 'Add avatar' --empty --down", "the same, and its .down.sql"),
            ("godwit generate init --empty --numbering sequence", "db/migrations/0000_init.sql"),
        ];

    public override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var name = MigrationName.From(run.Arguments.GetRequiredValue(_name));
        if (!run.Arguments.GetValue(_empty))
            throw CommandException.NotYet(
                "Migrations cannot be generated from a schema yet.",
                $"Write it by hand: `godwit generate {name} --empty`."
            );
        var (folder, isSequence) = (run.Settings.MigrationsPath, run.Settings.IsNumberedInSequence);
        // Nothing to run yet, so a missing folder is no forgotten one: this is how the first migration is made.
        Directory.CreateDirectory(folder);
        var version = NextVersion(run, isSequence);
        var file = Write(folder, $"{version}_{name}.sql", $"-- {name}: write the SQL of this migration here.\n");
        var down = run.Arguments.GetValue(_down)
            ? Write(folder, $"{version}_{name}.down.sql", $"-- {name}: write the SQL that takes it back here.\n")
            : null;
        var shown = run.Shell.Display(file);
        run.Report.Field("file", json => json.WriteStringValue(shown));
        run.Report.Field("version", json => json.WriteStringValue(version.Text));
        run.Report.Field("down", json => json.WriteStringValue(down is null ? null : run.Shell.Display(down)));
        run.Report.Result(shown);
        if (down is not null)
            run.Report.Result(run.Shell.Display(down));
        return Task.FromResult(ExitCodes.Done);
    }

    static MigrationVersion NextVersion(Invocation run, bool isSequence)
    {
        var migrations = run.Folder.Read();
        var newest = migrations.Count == 0 ? null : migrations[^1].Version;
        if (isSequence)
            return MigrationNumbering.NextInSequence(newest);
        var now = run.Shell.Clock.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return MigrationNumbering.NextByTime(newest, MigrationVersion.Parse(now));
    }

    static string Write(string folder, string fileName, string text)
    {
        var path = Path.Combine(folder, fileName);
        // CreateNew: two people, or two terminals, never write the same file.
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
        return path;
    }
}
