namespace Godwit;

/// <summary>What <c>group=true</c> of Flyway asks for: everything that is pending is one transaction.</summary>
static class FlywayGroup
{
    /// <summary>Whether these migrations are one transaction.</summary>
    /// <exception cref="InvalidMigrationException">That is asked for, and one of them cannot be part of it.</exception>
    public static bool Includes(ValueList<PlannedMigration> pending, MigrationFolder folder)
    {
        if (
            folder is not { HasOwnHistory: false, Layout: FlywayLayout { Settings: { Group: true } settings } }
            || pending.Count < 2
        )
            return false;
        // What was begun is finished first; nothing of it can be taken back.
        if (pending.Any(one => one.StepsApplied > 0 || one.Entry is { State: MigrationState.Running }))
            return false;
        var others = pending.Where(one => !IsOneTransaction(one.Script)).ToList();
        if (others.Count > 0 && others.Count < pending.Count && !settings.Mixed)
            throw Refuse(others[0]);
        return others.Count == 0;
    }

    /// <summary>
    /// The parts of the transaction; what runs between migrations stands at the beginning of the later one.
    /// </summary>
    public static ValueList<StepPart> PartsOf(
        ValueList<PlannedMigration> group,
        Func<PlannedMigration, HistoryWrite> fenceOf,
        RunContext run
    )
    {
        var first = group.FirstOrDefault(one => one.Migration.Version.IsRepeatable);
        return group
            .Select(one =>
            {
                var before = one == first ? Between(one != group[0], run) : [];
                return new StepPart(fenceOf(one), [.. before, .. one.Script.Steps.SelectMany(step => step.Statements)]);
            })
            .ToValueList();
    }

    static IEnumerable<SqlStatement> Between(bool isBehindVersions, RunContext run) =>
        run.Folder.Layout is FlywayLayout layout
            ? (
                isBehindVersions
                    ? (string[])[FlywayEvent.AfterVersioned, FlywayEvent.BeforeRepeatables]
                    : [FlywayEvent.BeforeRepeatables]
            ).SelectMany(name => FlywayScript.StatementsOf(name, layout, run.Dialect))
            : [];

    static bool IsOneTransaction(MigrationScript script) => script.Steps is [] or [{ Kind: StepKind.Transaction }];

    static InvalidMigrationException Refuse(PlannedMigration odd)
    {
        var steps = odd.Script.Steps;
        var statement = (steps.FirstOrDefault(step => step.Kind != StepKind.Transaction) ?? steps[1]).Statements[0];
        return ScriptErrors.At(
            statement.Script,
            statement.Span.Start,
            FlywayErrors.Mixed,
            "group=true asks for one transaction around everything that is pending, "
                + $"and {odd.Migration} is more than that from here on. Nothing was run.",
            "Apply what is before it with --to first; or set mixed=true, and Godwit runs each migration by itself; "
                + "or set group=false."
        );
    }
}
