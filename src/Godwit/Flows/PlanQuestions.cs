namespace Godwit;

/// <summary>What a plan leaves to a person: each question is refused with the flag that answers it.</summary>
static class PlanQuestions
{
    /// <summary>A drop that may be a rename is not written in silence.</summary>
    public static void RefuseLikely(ValueList<Rename> likely, PlanningOptions options)
    {
        var open = likely.Where(rename => !IsAllowed(HazardOf(rename.From), options)).ToList();
        if (open.Count == 0)
            return;
        // One kind of question at a time: each has its own hazard, which answers that it is no rename.
        var drop = HazardOf(open[0].From);
        open.RemoveAll(rename => HazardOf(rename.From) != drop);
        var lines = open.Select(rename => $"{rename.From} to {rename.To.Name}");
        throw new PlanRefusedException(
            PlanErrors.Rename,
            $"Is this a rename? {string.Join("; ", lines)}. Nothing was written."
        )
        {
            Flags = open.Select(rename => $"--rename {Path(rename.From)}={rename.To.Name}").ToValueList(),
            Drop = drop,
            Hint =
                $"Say so with --rename {Path(open[0].From)}={open[0].To.Name}, or that it is not with --allow {drop}.",
        };
    }

    /// <summary>Values that only a person knows.</summary>
    public static void RefuseUnanswered(Plan plan)
    {
        if (plan.Questions.Count == 0)
            return;
        throw new PlanRefusedException(
            PlanErrors.Question,
            string.Join(" ", plan.Questions.Select(question => question.Text)) + " Nothing was written."
        )
        {
            Flags = plan.Questions.Select(question => question.Flag).ToValueList(),
            Hint = $"Answer with {string.Join(" ", plan.Questions.Select(question => question.Flag))}.",
        };
    }

    /// <summary>Data is lost only when someone said so.</summary>
    public static void RefuseLoss(Plan plan, PlanningOptions options)
    {
        var refused = plan
            .Statements.SelectMany(statement => statement.Hazards)
            .Where(hazard => hazard.LosesData && !IsAllowed(hazard.Name, options))
            .Distinct()
            .ToList();
        if (refused.Count == 0)
            return;
        var flags = refused.Select(hazard => $"--allow {hazard.Name}").Distinct().ToValueList();
        var lines = refused.Select(hazard => $"\n  {hazard.Name}: {hazard.Subject}: {hazard.Message}");
        throw new PlanRefusedException(
            PlanErrors.Hazard,
            $"This loses data, and nobody allowed it. Nothing was written.{string.Concat(lines)}"
        )
        {
            Flags = flags,
            Hint = $"If that is meant: {string.Join(" ", flags)}.",
        };
    }

    /// <summary>Finds the columns that values were given for.</summary>
    public static IReadOnlyDictionary<ObjectName, string> Resolve(
        ValueList<KeyValuePair<string, string>> backfills,
        Catalog from,
        Catalog to
    )
    {
        // On the way back, those of the way there.
        var columns = from
            .Objects.Concat(to.Objects)
            .Where(one => one.Name.Kind == ObjectKind.Column)
            .Select(one => one.Name)
            .Distinct()
            .ToList();
        var values = new Dictionary<ObjectName, string>();
        foreach (var (path, value) in backfills)
        {
            var found = columns.Where(name => Path(name) == path || $"{name.Owner}.{name.Name}" == path).ToList();
            if (found is not [var column])
                throw new PlanRefusedException(
                    PlanErrors.Question,
                    found.Count == 0
                        ? $"--backfill {path}: the schema has no such column."
                        : $"--backfill {path} could be {string.Join(" or ", found)}."
                )
                {
                    Hint = "Write --backfill table.column=\"value\", with the schema before it where it is needed.",
                };
            values[column] = value;
        }
        return values;
    }

    /// <summary>The name that a flag takes.</summary>
    static string Path(ObjectName name) =>
        string.Join('.', new[] { name.Schema, name.Owner, name.Name }.Where(part => !string.IsNullOrEmpty(part)));

    static bool IsAllowed(string hazard, PlanningOptions options) =>
        options.Allowed is null || options.Allowed.Contains(hazard);

    static string HazardOf(ObjectName dropped) =>
        dropped.Kind switch
        {
            ObjectKind.Column => "drop-column",
            ObjectKind.Enum => "drop-enum-value",
            _ => "drop-table",
        };
}
