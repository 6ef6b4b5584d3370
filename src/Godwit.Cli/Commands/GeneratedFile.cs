using System.Globalization;

namespace Godwit.Cli;

/// <summary>Writes migration files, and tells about them.</summary>
static class GeneratedFile
{
    /// <summary>Writes the next file of the folder, and its way back; their paths are the result.</summary>
    public static MigrationVersion Write(Invocation run, string name, string sql, string? down)
    {
        var folder = run.Settings.MigrationsPath;
        // Nothing to run yet, so a missing folder is no forgotten one: this is how the first migration is made.
        Directory.CreateDirectory(folder);
        if (run.Folder.Layout is PrismaLayout)
            return WritePrisma(run, folder, name, sql, down);
        if (run.Folder.Layout is FlywayLayout flyway)
            return WriteFlyway(run, flyway, folder, name, sql, down);
        if (run.Folder.Layout is DrizzleLayout drizzle)
            return DrizzleFiles.Write(run, drizzle, name, sql, down);
        var version = NextVersion(run);
        var file = run.Shell.Display(Write(folder, $"{version}_{name}.sql", sql));
        var downFile = down is null ? null : run.Shell.Display(Write(folder, $"{version}_{name}.down.sql", down));
        Tell(run, version, file, downFile);
        return version;
    }

    /// <summary>As <c>prisma migrate dev --create-only</c> writes it, and the lock file where there is none.</summary>
    static MigrationVersion WritePrisma(Invocation run, string folder, string name, string sql, string? down)
    {
        var dialect = SchemaSession.EngineOf(run);
        var migrations = run.Folder.Read();
        var newest = migrations.Count == 0 ? null : migrations[^1].Version;
        var version = MigrationVersion.OfName(PrismaFolder.NameOf(run.Shell.Clock.GetUtcNow(), name, newest));
        var own = Path.Combine(folder, version.Text);
        Directory.CreateDirectory(own);
        var file = run.Shell.Display(Write(own, PrismaFolder.ScriptName, sql));
        var downFile = down is null ? null : run.Shell.Display(Write(own, PrismaFolder.DownName, down));
        Tell(run, version, file, downFile);
        if (!File.Exists(Path.Combine(folder, PrismaLockFile.FileName)))
            run.Report.Result(
                run.Shell.Display(Write(folder, PrismaLockFile.FileName, PrismaLockFile.TextFor(dialect)))
            );
        var steps = MigrationScript.Parse(new SqlScript(file, sql), dialect).Steps;
        if (steps.Count > 1 || steps.Any(step => step.Kind == StepKind.Batches))
            run.Report.Note(
                "Several steps: Godwit runs them one by one and resumes; "
                    + "`prisma migrate deploy` may not be able to run this file. --plain writes one that it can."
            );
        return version;
    }

    /// <summary><c>V2__name.sql</c>, in the style of the versions that are there.</summary>
    static MigrationVersion WriteFlyway(
        Invocation run,
        FlywayLayout layout,
        string folder,
        string name,
        string sql,
        string? down
    )
    {
        var settings = layout.Settings;
        var next = FlywayNextVersion.After(layout.Folder.Migrations, run.Shell.Clock.GetUtcNow());
        var rest = $"{next}{settings.SqlMigrationSeparator}{name}{settings.SqlMigrationSuffixes[0]}";
        var file = run.Shell.Display(Write(folder, settings.SqlMigrationPrefix + rest, sql));
        var downFile = down is null
            ? null
            : run.Shell.Display(Write(folder, settings.UndoSqlMigrationPrefix + rest, down));
        var version = MigrationVersion.TryParseDotted(next)!; // it was made as one
        Tell(run, version, file, downFile);
        var hasPlaceholder = sql.Contains(settings.PlaceholderPrefix, StringComparison.Ordinal);
        if (settings.PlaceholderReplacement && hasPlaceholder)
            run.Report.Note(
                $"It holds {settings.PlaceholderPrefix}, which would be taken for a placeholder: put "
                    + $"placeholderReplacement=false into {Path.GetFileName(file)}.conf."
            );
        return version;
    }

    public static void Tell(Invocation run, MigrationVersion version, string file, string? downFile)
    {
        run.Report.Field("file", json => json.WriteStringValue(file));
        run.Report.Field("version", json => json.WriteStringValue(version.Text));
        run.Report.Field("down", json => json.WriteStringValue(downFile));
        run.Report.Result(file);
        if (downFile is not null)
            run.Report.Result(downFile);
    }

    /// <summary>What the migration does to rows, locks and readers, beside the result.</summary>
    public static void TellHazards(Report report, GeneratedMigration generated)
    {
        foreach (var hazard in generated.Planned.Hazards.Distinct())
            report.Note($"hazard {hazard.Name}: {hazard.Message}");
        foreach (var rename in generated.Planned.Likely)
            report.Note($"taken for drop and creation: {rename.From} and {rename.To}; --rename says otherwise");
        if (!generated.Proof.HadRows)
            report.Note("Proven on empty tables only: rows that were made up may break what the hazards warn of.");
        foreach (var table in generated.Proof.Unseeded)
            report.Detail($"proven without rows in {table.Table}: {table.Reason}");
    }

    /// <summary>The version of a new file behind the newest one.</summary>
    public static MigrationVersion VersionBehind(Invocation run, MigrationVersion? newest)
    {
        if (run.Settings.IsNumberedInSequence)
            return MigrationNumbering.NextInSequence(newest);
        var now = run.Shell.Clock.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return MigrationNumbering.NextByTime(newest, MigrationVersion.Parse(now));
    }

    static MigrationVersion NextVersion(Invocation run)
    {
        var migrations = run.Folder.Read();
        return VersionBehind(run, migrations.Count == 0 ? null : migrations[^1].Version);
    }

    public static string Write(string folder, string fileName, string text)
    {
        var path = Path.Combine(folder, fileName);
        // CreateNew: two people, or two terminals, never write the same file.
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
        return path;
    }
}
