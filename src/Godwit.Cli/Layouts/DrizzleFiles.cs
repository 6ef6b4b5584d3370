using System.Text.Json;

namespace Godwit.Cli;

/// <summary>Writes migrations into a folder of Drizzle's, as <c>drizzle-kit generate --custom</c> does.</summary>
static class DrizzleFiles
{
    public static MigrationVersion Write(Invocation run, DrizzleLayout layout, string name, string sql, string? down)
    {
        var dialect = SchemaSession.EngineOf(run);
        var folder = run.Settings.MigrationsPath;
        var read = layout.Current;
        var isLegacy = read.Files.Count > 0 || read.Journal is not null ? read.IsLegacy : !HasModernKit(run);
        var next = DrizzleNewMigration.Of(read, isLegacy, name, run.Shell.Clock.GetUtcNow(), dialect);
        var snapshot = DrizzleSnapshots.Read(folder, isLegacy).Next(isLegacy, dialect, Guid.NewGuid().ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, next.Snapshot)) ?? folder);
        var file = GeneratedFile.Write(folder, next.Script, DrizzleNewMigration.Divide(sql, dialect));
        var downFile = down is null ? null : run.Shell.Display(GeneratedFile.Write(folder, next.Down, down));
        GeneratedFile.Write(folder, next.Snapshot, snapshot);
        // The journal last: until it is there, nobody knows of the files.
        if (next.Journal is not null)
            WriteJournal(Path.Combine(folder, DrizzleJournal.File), next.Journal);
        var version = layout.Read().First(one => one.Tool?.Title == next.Version).Version;
        GeneratedFile.Tell(run, version, run.Shell.Display(file), downFile);
        TellSteps(run, file, sql, dialect);
        return version;
    }

    static void WriteJournal(string path, string text)
    {
        var written = path + ".new";
        File.WriteAllText(written, text);
        File.Move(written, path, overwrite: true);
    }

    static void TellSteps(Invocation run, string file, string sql, Dialect dialect)
    {
        var steps = MigrationScript.Parse(new SqlScript(file, sql), dialect).Steps;
        if (steps.Any(step => step.Kind != StepKind.Transaction))
            run.Report.Note(
                "A statement cannot run in a transaction: Godwit runs it alone; "
                    + "drizzle-orm, which runs everything in one, cannot run this file. --plain writes one that it can."
            );
    }

    // drizzle-kit of the project, as npm installed it; without one the stable form.
    static bool HasModernKit(Invocation run)
    {
        var package = Path.Combine(run.Settings.BaseFolder, "node_modules", "drizzle-kit", "package.json");
        if (!File.Exists(package))
            return false;
        using var json = JsonDocument.Parse(File.ReadAllBytes(package));
        return json.RootElement.TryGetProperty("version", out var version)
            && version.GetString()?.StartsWith("0.", StringComparison.Ordinal) == false;
    }
}
