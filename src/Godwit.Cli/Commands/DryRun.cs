using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Godwit.Cli;

/// <summary>Prints what <c>migrate</c> would run, and changes nothing.</summary>
static class DryRun
{
    public static async Task<int> RunAsync(
        Invocation run,
        DatabaseTarget target,
        MigrateOptions options,
        CancellationToken cancellationToken
    )
    {
        var plan = await run.UseAsync(
            target.WithoutCreating(),
            options,
            migrator => migrator.PlanAsync(cancellationToken)
        );
        run.Report.Field("dryRun", json => json.WriteBooleanValue(true));
        run.Report.Field("pending", json => json.WriteArray(plan.Pending, pending => Write(json, pending)));
        run.Report.Field(
            "held",
            json => json.WriteArray(plan.Held, held => json.WriteMigration(held.Version, held.Name))
        );
        if (plan.IsOneTransaction)
            run.Report.Exact("-- all of this is one transaction (group=true)\n");
        foreach (var pending in plan.Pending)
            run.Report.Exact(Describe(pending));
        if (plan.Pending.Count == 0)
            run.Report.Note("Nothing is pending.");
        MigrationRunReport.TellHeld(run.Report, plan.Held);
        return ExitCodes.Done;
    }

    /// <summary>The migration as SQL; how each step runs is said in comments.</summary>
    internal static string Describe(PlannedMigration pending)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"-- {pending.Migration} ({pending.Migration.File})\n");
        var steps = pending.Script.Steps;
        if (pending.StepsApplied > 0)
            text.Append(
                CultureInfo.InvariantCulture,
                $"-- {pending.StepsApplied} of {steps.Count} steps are applied already\n"
            );
        if (steps.Count == 0)
            text.Append("-- no statements\n");
        foreach (var step in steps.Where(s => s.Number > pending.StepsApplied))
        {
            text.Append(CultureInfo.InvariantCulture, $"-- step {step.Number} of {steps.Count}: {Manner(step)}\n");
            text.Append(Sql(step));
        }
        return text.Append('\n').ToString();
    }

    static string Manner(MigrationStep step)
    {
        var manner = step.Kind switch
        {
            StepKind.Transaction => "one transaction",
            StepKind.Alone => "stand-alone, outside a transaction",
            StepKind.Batches => $"in batches over {step.Batches?.Table}, each a transaction of its own",
            _ => throw new System.Diagnostics.UnreachableException($"No words for {step.Kind}."),
        };
        if (step.LockTimeout is { } lockTimeout)
            manner += $", lock timeout {Duration.Describe(lockTimeout)}";
        if (step.StatementTimeout is { } statementTimeout)
            manner += $", statement timeout {Duration.Describe(statementTimeout)}";
        return manner;
    }

    static string Sql(MigrationStep step)
    {
        var text = new StringBuilder();
        foreach (var statement in step.Statements)
        {
            text.Append(statement.Sql.TrimEnd());
            // A comment at the very end of the file would swallow the semicolon.
            text.Append(statement.Span.End == statement.Script.Text.Length ? "\n;\n" : ";\n");
        }
        return text.ToString();
    }

    static void Write(Utf8JsonWriter json, PlannedMigration pending)
    {
        json.WriteStartObject();
        json.WriteString("version", pending.Migration.Version.Text);
        json.WriteString("name", pending.Migration.Name);
        json.WriteString("file", pending.Migration.File);
        json.WriteNumber("stepsApplied", pending.StepsApplied);
        json.WritePropertyName("steps");
        json.WriteArray(
            pending.Script.Steps,
            step =>
            {
                json.WriteStartObject();
                json.WriteNumber("number", step.Number);
                json.WriteString("kind", Word(step.Kind));
                json.WriteString("sql", SecretText.Redact(Sql(step)));
                json.WriteEndObject();
            }
        );
        json.WriteEndObject();
    }

    static string Word(StepKind kind) =>
        kind switch
        {
            StepKind.Transaction => "transaction",
            StepKind.Alone => "alone",
            StepKind.Batches => "batches",
            _ => throw new System.Diagnostics.UnreachableException($"No word for {kind}."),
        };
}
