using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Brings a folder of another tool's into the form of the tool's next version.</summary>
sealed class UpCommand : GodwitCommand
{
    readonly Option<bool> _dryRun = new("--dry-run") { Description = "print what would be moved, and change nothing" };

    public UpCommand()
        : base(
            "up",
            "Moves the files of a Drizzle 0.x folder into the form of Drizzle 1.0; no byte of them changes."
        ) => Add(_dryRun);

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit up", "0003_seed.sql becomes 20261123143501_seed/migration.sql"),
            ("godwit up --dry-run", "print what would be moved"),
        ];

    public override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.Folder.Layout is not DrizzleLayout { Current: var folder })
            throw CommandException.Usage("`up` is for the layout of Drizzle only.", "Name it: --layout drizzle.");
        var path = run.Settings.MigrationsPath;
        if (!folder.IsLegacy)
        {
            run.Report.Field("moved", json => json.WriteArray(ValueList<string>.Empty, json.WriteStringValue));
            run.Report.Result("Nothing to do: the folder has the form of Drizzle 1.0.");
            return Task.FromResult(ExitCodes.Done);
        }
        var plan = DrizzleUp.Of(folder, file => File.Exists(Path.Combine(path, file)));
        if (!run.Arguments.GetValue(_dryRun))
            Move(path, plan);
        run.Report.Field("moved", json => json.WriteArray(plan.Moves, move => json.WriteStringValue(move.To)));
        foreach (var (from, to) in plan.Moves)
            run.Report.Result($"{from} -> {to}");
        run.Report.Note(
            "Next: `drizzle-kit up` (1.0) rewrites the snapshots. "
                + "Databases get the columns of 1.0 with the next migration."
        );
        return Task.FromResult(ExitCodes.Done);
    }

    // Everything is in its new place before anything leaves its old one; a folder with both forms is refused
    // by everyone.
    static void Move(string folder, DrizzleUp plan)
    {
        foreach (var (from, to) in plan.Moves)
        {
            var target = Path.Combine(folder, to);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? folder);
            File.Copy(Path.Combine(folder, from), target);
        }
        foreach (var file in plan.Moves.Select(move => move.From).Append(plan.Left))
            File.Delete(Path.Combine(folder, file));
        var meta = Path.Combine(folder, "meta");
        if (!Directory.EnumerateFileSystemEntries(meta).Any())
            Directory.Delete(meta);
    }
}
