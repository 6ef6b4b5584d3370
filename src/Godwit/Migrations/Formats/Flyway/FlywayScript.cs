namespace Godwit;

/// <summary>Takes a file of Flyway's apart, with the callbacks that belong into its transaction.</summary>
static class FlywayScript
{
    /// <exception cref="InvalidMigrationException">
    /// It has statements of both kinds without <c>mixed</c>, or cannot be read.
    /// </exception>
    public static MigrationScript Parse(SqlScript source, FlywayMigration file, FlywayLayout layout, Dialect dialect)
    {
        var isInTransaction = file.Options.ExecuteInTransaction ?? layout.Settings.ExecuteInTransaction;
        var script = MigrationScript.Parse(source, dialect, isWithoutTransaction: !isInTransaction);
        if (isInTransaction && !layout.Settings.Mixed && file.Options.ExecuteInTransaction is null)
            RefuseMixed(script, dialect);
        return script with { Steps = Weave(script.Steps, file.Kind == FlywayFileKind.Undo, layout, dialect) };
    }

    /// <summary>The statements of the callbacks of an event.</summary>
    public static IEnumerable<SqlStatement> StatementsOf(string name, FlywayLayout layout, Dialect dialect) =>
        layout
            .Folder.CallbacksOf(name)
            .Where(one => one.IsSql)
            .SelectMany(one => MigrationScript.Parse(layout.ReadScript(one), dialect).Steps)
            .SelectMany(step => step.Statements);

    static void RefuseMixed(MigrationScript script, Dialect dialect)
    {
        var statements = script.Steps.SelectMany(step => step.Statements).ToList();
        var alone = statements.Find(one => dialect.Classify(one).MustStandAlone);
        var other = statements.Find(one => !dialect.Classify(one).MustStandAlone);
        if (alone is null || other is null || script.Steps.Any(step => step.Kind == StepKind.Batches))
            return;
        var word = alone.Sql.Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries);
        throw ScriptErrors.At(
            alone.Script,
            alone.Span.Start,
            FlywayErrors.Mixed,
            $"'{string.Join(' ', word.Take(3))} …' cannot run in a transaction, and the statement on line "
                + $"{other.Location.Line} wants one. Nothing was run.",
            "Put it into a file of its own; or set mixed=true, and Godwit runs the file step by step, "
                + "and goes on behind the last step that is done."
        );
    }

    /// <summary>What runs before and after each migration and each statement stands in the same transaction.</summary>
    static ValueList<MigrationStep> Weave(
        ValueList<MigrationStep> steps,
        bool isUndo,
        FlywayLayout layout,
        Dialect dialect
    )
    {
        List<SqlStatement> Of(string ofMigrate, string ofUndo) =>
            [.. StatementsOf(isUndo ? ofUndo : ofMigrate, layout, dialect)];
        if (layout.Folder.Callbacks.Count == 0)
            return steps;
        var before = Of(FlywayEvent.BeforeEachMigrate, FlywayEvent.BeforeEachUndo);
        var after = Of(FlywayEvent.AfterEachMigrate, FlywayEvent.AfterEachUndo);
        var beforeOne = Of(FlywayEvent.BeforeEachMigrateStatement, FlywayEvent.BeforeEachUndoStatement);
        var afterOne = Of(FlywayEvent.AfterEachMigrateStatement, FlywayEvent.AfterEachUndoStatement);
        if (before.Count + after.Count + beforeOne.Count + afterOne.Count == 0)
            return steps;
        var woven = new List<MigrationStep>();
        Add(woven, before, null);
        foreach (var step in steps)
        {
            if (step.Kind != StepKind.Transaction)
            {
                Add(woven, beforeOne, null);
                woven.Add(step);
                Add(woven, afterOne, null);
            }
            else
                Add(woven, step.Statements.SelectMany(one => (SqlStatement[])[.. beforeOne, one, .. afterOne]), step);
        }
        Add(woven, after, null);
        return woven.Select((step, i) => step with { Number = i + 1 }).ToValueList();
    }

    /// <summary>Into the transaction before, unless both are of the file itself and were separated there.</summary>
    static void Add(List<MigrationStep> steps, IEnumerable<SqlStatement> statements, MigrationStep? own)
    {
        var list = statements.ToList();
        if (list.Count == 0)
            return;
        if (steps is [.., { Kind: StepKind.Transaction } last] && (own is null || steps.Count == 1))
            steps[^1] = (own ?? last) with { Statements = [.. last.Statements, .. list] };
        else
            steps.Add(
                (
                    own
                    ?? new MigrationStep
                    {
                        Number = 0,
                        Kind = StepKind.Transaction,
                        Statements = [],
                    }
                ) with
                {
                    Statements = list.ToValueList(),
                }
            );
    }
}
