using System.Data.Common;

namespace Godwit;

/// <summary>
/// SQL that the server wrote from a parsed expression, and what it takes to have it parsed once more.
/// </summary>
/// <param name="Form">What it is.</param>
/// <param name="Target">What it speaks of, as the server quotes it: a table, a domain, a function, a trigger.</param>
/// <param name="Text">The SQL.</param>
sealed record ParsedText(ParsedForm Form, string Target, string Text)
{
    // Rules of views are named by the server.
    const string OfView = "\"_RETURN\" on ";

    /// <summary>
    /// From the observer's context: a form, the kind of object where the form needs it, and its identity.
    /// </summary>
    public static ParsedText Of(string context, string text)
    {
        var words = context.Split(' ', 2);
        var target = words.Length == 2 ? words[1] : "";
        return words[0] switch
        {
            "Relation" => new(ParsedForm.OfRelation, target, text),
            "Domain" => new(ParsedForm.OfDomain, target, text),
            "Query" => new(ParsedForm.Query, "", text),
            "Body" => new(ParsedForm.Body, target.Split(' ', 2)[^1], text),
            "Definition" when target.StartsWith("rule " + OfView, StringComparison.Ordinal) => new(
                ParsedForm.Query,
                "",
                text
            ),
            "Definition" when target.StartsWith("rule ", StringComparison.Ordinal) => new(
                ParsedForm.Rule,
                target["rule ".Length..],
                text
            ),
            "Definition" => new(ParsedForm.Trigger, target.Split(' ', 2)[^1], text),
            _ => new(ParsedForm.Value, "", text),
        };
    }
}

/// <summary>What a parsed text is.</summary>
enum ParsedForm
{
    /// <summary>One or more expressions that speak of nothing.</summary>
    Value,

    /// <summary>One or more expressions over the columns of a relation.</summary>
    OfRelation,

    /// <summary>An expression over the rows <c>old</c> and <c>new</c> of a relation.</summary>
    OfOldAndNew,

    /// <summary>An expression over the value of a domain.</summary>
    OfDomain,

    /// <summary>A query.</summary>
    Query,

    /// <summary>The statement that makes a rule.</summary>
    Rule,

    /// <summary>The statement that makes a trigger.</summary>
    Trigger,

    /// <summary>The body of a routine in standard SQL.</summary>
    Body,

    /// <summary>How a table is partitioned.</summary>
    PartitionKey,
}
