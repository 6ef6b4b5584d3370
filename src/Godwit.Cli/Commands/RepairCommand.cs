using System.CommandLine;
using System.Text.Json;

namespace Godwit.Cli;

/// <summary>Settles what a failed or killed run left.</summary>
sealed class RepairCommand : GodwitCommand
{
    readonly Argument<string?> _version = new("VERSION")
    {
        Description = "the migration to settle; by default the one that is failed or half applied",
        HelpName = "[VERSION]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<bool> _resume = new("--resume")
    {
        Description = "run the step that failed, or whose end nobody saw, again, and then the rest",
    };

    readonly Option<bool> _markApplied = new("--mark-applied")
    {
        Description = "record the migration as applied; its remaining steps are not run",
    };

    readonly Option<bool> _markUndone = new("--mark-undone")
    {
        Description = "record the migration as not applied; it is pending again",
    };

    readonly Option<string> _acceptChecksum = new("--accept-checksum")
    {
        Description = "take the edited file as it is now for the one that was applied",
        HelpName = "VERSION",
    };

    public RepairCommand()
        : base("repair", "Settles a failed, half-applied or edited migration; shows first what it will do.")
    {
        Add(_version);
        Add(_resume);
        Add(_markApplied);
        Add(_markUndone);
        Add(_acceptChecksum);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit repair", "what is to be decided; drops invalid indexes, which needs no decision"),
            ("godwit repair --resume", "the cause is removed: go on where it failed"),
            ("godwit repair --mark-applied", "the rest was done by hand"),
            ("godwit repair --accept-checksum 20261123144500", "only a comment was changed"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = ReadRequest(run);
        var options = run.Settings.ReadOptions();
        var target = run.ReadTarget().WithoutCreating();
        var plan = await run.UseAsync(target, options, m => m.PlanRepairAsync(request, cancellationToken));
        run.Report.Field("planned", json => json.WriteArray(plan, item => Write(json, item)));
        foreach (var item in plan.Where(i => i.Action is not null))
            run.Report.Result($"will {item.Description}");
        if (plan.Any(i => i.Action is not null))
            await RepairAsync(run, target, options, request, cancellationToken);
        var undecided = plan.Where(i => i.Action is null).ToList();
        if (undecided.Count > 0)
            throw new CommandException(
                "GDW0516",
                ExitCodes.Refused,
                string.Join('\n', undecided.Select(i => $"{i.Description}."))
            );
        if (plan.Count == 0)
            run.Report.Result("Nothing to repair.");
        return ExitCodes.Done;
    }

    static async Task RepairAsync(
        Invocation run,
        DatabaseTarget target,
        MigrateOptions options,
        RepairRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var progress = new MigrationProgress(run.Report, run.Shell.Clock);
        var done = await run.UseAsync(
            target,
            options with
            {
                OnEvent = progress.OnEvent,
            },
            m => m.RepairAsync(request, cancellationToken)
        );
        run.Report.Field(
            "done",
            json => json.WriteArray(done.Where(i => i.Action is not null), item => Write(json, item))
        );
        run.Report.Result("Done.");
    }

    RepairRequest ReadRequest(Invocation run)
    {
        var version = run.Arguments.GetValue(_version) is { } text
            ? MigrationVersions.Parse(run, text, _version.Name)
            : null;
        var actions = new List<RepairRequest>();
        if (run.Arguments.GetValue(_resume))
            actions.Add(new(RepairAction.Resume, version));
        if (run.Arguments.GetValue(_markApplied))
            actions.Add(new(RepairAction.MarkApplied, version));
        if (run.Arguments.GetValue(_markUndone))
            actions.Add(new(RepairAction.MarkUndone, version));
        if (run.Arguments.GetValue(_acceptChecksum) is { } edited)
            actions.Add(new(RepairAction.AcceptChecksum, MigrationVersions.Parse(run, edited, _acceptChecksum.Name)));
        return actions switch
        {
            [] when version is not null => throw CommandException.Usage(
                $"What is to be done with {version}?",
                "Add --resume, --mark-applied or --mark-undone."
            ),
            [] => new(),
            [var one] => one,
            _ => throw CommandException.Usage(
                "Only one of --resume, --mark-applied, --mark-undone and --accept-checksum at a time.",
                "Settle one thing, look at `godwit status`, then the next."
            ),
        };
    }

    static void Write(Utf8JsonWriter json, RepairItem item)
    {
        json.WriteStartObject();
        json.WriteString("action", item.Action is { } action ? Word(action) : null);
        json.WriteString("version", item.Version?.Text);
        json.WriteString("description", SecretText.Redact(item.Description));
        json.WriteEndObject();
    }

    static string Word(RepairAction action) =>
        action switch
        {
            RepairAction.Resume => "resume",
            RepairAction.MarkApplied => "mark-applied",
            RepairAction.MarkUndone => "mark-undone",
            RepairAction.AcceptChecksum => "accept-checksum",
            RepairAction.DropInvalidIndex => "drop-invalid-index",
            _ => throw new System.Diagnostics.UnreachableException($"No word for {action}."),
        };
}
