using System.CommandLine;

namespace Godwit.Cli;

/// <summary>The gate of a pull request: needs no database but a scratch one.</summary>
sealed class CheckCommand : GodwitCommand
{
    readonly Option<string> _base = new("--base")
    {
        Description = "the branch that this one goes into, as in origin/main: its migrations must be unchanged",
        HelpName = "BRANCH",
    };

    public CheckCommand()
        : base("check", "Checks a pull request: base files unchanged, folder replays, schema source fully migrated.") =>
        Add(_base);

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit check --base origin/main", "on a pull request; ends with 3 where something is wrong"),
            ("godwit check", "without a look at git"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var findings = new List<(string Message, string Fix)>();
        run.Report.Field("findings", json => json.WriteArray(findings, one => json.WriteStringValue(one.Message)));
        if (run.Arguments.GetValue(_base) is { } reference)
        {
            var (before, now) = await ReadAsync(run, reference, cancellationToken);
            var problems = BaseCheck.Compare(before, now, reference);
            if (run.Folder.Layout is { RunsOutOfOrder: true } layout)
                problems = TellLate(run, layout, problems);
            findings.AddRange(problems.Select(one => (one.Message, one.Fix)));
            if (problems.Count == 0)
                run.Report.Result($"ok  the migrations of {reference} are unchanged, and new ones come after them");
        }
        if (run.Folder.Layout is DrizzleLayout drizzle)
            CheckDrizzle(run, drizzle, findings);
        await using var session = await SchemaSession.OpenAsync(run, target: null, cancellationToken);
        if (run.Settings.Find(ConfigurationKey.Schema) is null && run.Settings.Prisma?.SchemaCommand() is null)
            await ReplayAsync(run, session, cancellationToken);
        else
            await CompareAsync(run, session, findings, cancellationToken);
        session.Progress.Stop();
        foreach (var (message, fix) in findings)
            run.Report.Result($"--  {message}\n    {fix}");
        return findings.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    /// <summary>The migrations of the base and of this branch, as far as they must not change.</summary>
    static async Task<(ValueList<Migration> Before, ValueList<Migration> Now)> ReadAsync(
        Invocation run,
        string reference,
        CancellationToken cancellationToken
    )
    {
        var path = run.Settings.MigrationsPath;
        var branch = new GitBranch(reference, path, run.Layout);
        if (run.Settings.Flyway is { } flyway)
        {
            // A repeatable migration is there to be changed; and the folder that is compared may be one of several.
            var before = await branch.ReadFlywayAsync(flyway, cancellationToken);
            return (Versioned(before), Versioned(run.OpenFolder(path, run.Layout).Read()));
        }
        return ((await branch.ReadMigrationsAsync(cancellationToken)).Read(), run.Folder.Read());
    }

    static ValueList<Migration> Versioned(ValueList<Migration> migrations) =>
        migrations.Where(one => one.Tool is FlywayFile { Kind: FlywayFileKind.Versioned }).ToValueList();

    /// <summary>Migrations that are late are run by the tool, so they are told, and no fault.</summary>
    static ValueList<BaseProblem> TellLate(Invocation run, ToolLayout layout, ValueList<BaseProblem> problems)
    {
        foreach (var late in problems.Where(one => one.Kind == BaseProblemKind.Behind))
            run.Report.Note($"{late.Migration} is older than the newest of the base; {layout.Name} runs it late.");
        return problems.Where(one => one.Kind != BaseProblemKind.Behind).ToValueList();
    }

    static void CheckDrizzle(Invocation run, DrizzleLayout layout, List<(string Message, string Fix)> findings)
    {
        var (count, isLegacy) = (findings.Count, layout.Current.IsLegacy);
        foreach (var note in layout.Notes)
            run.Report.Note(note);
        findings.AddRange(DrizzleSnapshots.Read(run.Settings.MigrationsPath, isLegacy).Check(isLegacy));
        findings.AddRange(DrizzleOrder.Check(layout.Current));
        if (findings.Count == count)
            run.Report.Result("ok  the journal, the files and the snapshots of Drizzle fit together");
    }

    static async Task ReplayAsync(Invocation run, SchemaSession session, CancellationToken cancellationToken)
    {
        await using var replayed = await session.Loader.LoadAsync(session.Folder, cancellationToken);
        run.Report.Result("ok  the folder replays from empty");
    }

    static async Task CompareAsync(
        Invocation run,
        SchemaSession session,
        List<(string Message, string Fix)> findings,
        CancellationToken cancellationToken
    )
    {
        var left = await session.FindUnmigratedAsync(session.Folder, cancellationToken);
        run.Report.Result("ok  the folder replays from empty");
        if (left.Count == 0)
            run.Report.Result("ok  the schema source is fully migrated");
        foreach (var one in left)
            findings.Add(
                ($"Not migrated: {one.ToString("schema source")}", "`godwit generate NAME` writes the migration.")
            );
    }
}
