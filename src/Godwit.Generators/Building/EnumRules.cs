using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>What an enum must be that is kept by its labels.</summary>
static class EnumRules
{
    public static void Check(EnumModel model, Annotation? annotation, DialectSettings settings, ProblemList problems)
    {
        if (model.Annotations.Find("Flags") is not null)
            problems.Add(
                ProblemCodes.Contradiction,
                annotation?.Place,
                $"{model.Name} has [Flags]: several members at a time have no label. Keep it as a number"
            );
        if (model.Labels.Count == 0)
            problems.Add(ProblemCodes.Contradiction, model.Place, $"{model.Name} has no members, and so no labels");
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var label in model.Labels)
        {
            var text = settings.LabelOf(label, annotation);
            if (!labels.Add(text))
                problems.Add(
                    ProblemCodes.DuplicateName,
                    model.Place,
                    $"{model.Name} has two members with the label '{text}'"
                );
        }
    }
}
