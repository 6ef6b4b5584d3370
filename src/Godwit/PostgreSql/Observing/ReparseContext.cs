namespace Godwit;

/// <summary>Finds out what the settings of the catalog that are expressions speak of.</summary>
static class ReparseContext
{
    /// <summary>What it takes to have a setting parsed once more.</summary>
    public static ParsedText Of(Expression expression)
    {
        var name = expression.Subject.Name;
        var text = expression.Text;
        var own = PostgreSqlIdentifier.Of(name);
        return name.Kind switch
        {
            ObjectKind.View or ObjectKind.MaterializedView => new(ParsedForm.Query, "", text),
            ObjectKind.Function or ObjectKind.Procedure => expression.Setting is "sql body"
                ? new(ParsedForm.Body, $"{own}({name.Signature})", text)
                : new(ParsedForm.Value, "", text),
            ObjectKind.Table => new(ParsedForm.PartitionKey, own, text),
            ObjectKind.Rule => new(ParsedForm.Rule, OnOwner(name), text),
            ObjectKind.Trigger => IsDefinition(text)
                ? new(ParsedForm.Trigger, OnOwner(name), text)
                : new(ParsedForm.OfOldAndNew, PostgreSqlIdentifier.OfOwner(name), text),
            ObjectKind.Statistics => new(ParsedForm.OfRelation, expression.Subject["table"] ?? "", text),
            // Of a domain, where no relation has that name.
            _ => name.Owner is null
                ? new(ParsedForm.Value, "", text)
                : new(ParsedForm.OfRelation, PostgreSqlIdentifier.OfOwner(name), text),
        };
    }

    static bool IsDefinition(string text) => text.StartsWith("CREATE ", StringComparison.Ordinal);

    // As pg_identify_object() names it, which is also how DROP does.
    static string OnOwner(ObjectName name) =>
        $"{PostgreSqlIdentifier.Quote(name.Name)} on {PostgreSqlIdentifier.OfOwner(name)}";
}
