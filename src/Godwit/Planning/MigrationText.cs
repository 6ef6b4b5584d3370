using System.Text;

namespace Godwit;

/// <summary>Writes a plan as the text of a migration file: what the runner reads again.</summary>
static class MigrationText
{
    /// <summary>
    /// The text, ending in a line feed; empty for a plan without statements. Questions are not written: a plan that has
    /// some is not complete.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="allowances">
    /// Hazards that someone accepted, and why; written as <c>-- godwit: allow</c> where they occur.
    /// </param>
    public static string Render(Plan plan, IReadOnlyDictionary<string, string>? allowances = null)
    {
        var text = new StringBuilder();
        PlannedStatement? before = null;
        foreach (var statement in plan.Statements)
        {
            if (before is not null)
                text.Append('\n');
            if (before is not null && statement.StartsStep && IsInTransaction(before) && IsInTransaction(statement))
                text.Append("-- godwit: commit\n");
            AppendComments(text, statement, allowances);
            text.Append(statement.Sql).Append(";\n");
            before = statement;
        }
        return text.ToString();
    }

    // What stands alone ends the step before it and begins one behind it anyway.
    static bool IsInTransaction(PlannedStatement statement) => statement.Kind == StepKind.Transaction;

    static void AppendComments(
        StringBuilder text,
        PlannedStatement statement,
        IReadOnlyDictionary<string, string>? allowances
    )
    {
        if (statement.Comment is { } comment)
            text.Append("-- ").Append(OnOneLine(comment)).Append('\n');
        foreach (var hazard in statement.Hazards)
            text.Append($"-- hazard: {hazard.Name}: {OnOneLine(hazard.Message)}\n");
        foreach (var name in statement.Hazards.Select(hazard => hazard.Name).Distinct())
        {
            if (allowances?.GetValueOrDefault(name) is { } reason)
                text.Append($"-- godwit: allow {name} \"{OnOneLine(reason)}\"\n");
        }
        if (statement.Batches is { } batches)
            text.Append("-- godwit: batches ").Append(batches).Append('\n');
    }

    static string OnOneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
