namespace Godwit;

/// <summary>Makes and drops text search parsers.</summary>
sealed class PostgreSqlTextSearchParserRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.TextSearchParser;

    protected override string Reference(ObjectName name) => $"TEXT SEARCH PARSER {Of(name)}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created)
    {
        var parts = Parameters(created, "start", "gettoken", "end", "lextypes", "headline");
        return [$"CREATE {Reference(created.Name)} {InParentheses(parts)}"];
    }
}

/// <summary>Makes and drops text search templates.</summary>
sealed class PostgreSqlTextSearchTemplateRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.TextSearchTemplate;

    protected override string Reference(ObjectName name) => $"TEXT SEARCH TEMPLATE {Of(name)}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created) =>
        [$"CREATE {Reference(created.Name)} {InParentheses(Parameters(created, "init", "lexize"))}"];
}

/// <summary>Makes, drops and changes text search dictionaries.</summary>
sealed class PostgreSqlTextSearchDictionaryRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.TextSearchDictionary;

    protected override string Reference(ObjectName name) => $"TEXT SEARCH DICTIONARY {Of(name)}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created)
    {
        var parts = Options(created["options"]).Select(one => $"{one.Name} = {one.Value}");
        return
        [
            $"CREATE {Reference(created.Name)} {InParentheses(parts.Prepend($"TEMPLATE = {created["template"]}"))}",
        ];
    }

    // Options that are not named stay; one without a value goes.
    protected override IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context)
    {
        if (change.From["template"] != change.To["template"])
            return null;
        var before = Options(change.From["options"]);
        var after = Options(change.To["options"]);
        var gone = before.Where(one => after.All(other => other.Name != one.Name)).Select(one => one.Name);
        var set = after.Except(before).Select(one => $"{one.Name} = {one.Value}").ToList();
        // The server keeps options in the order in which they were given: another order alone is made by naming all.
        if (set.Count == 0 && before.Count == after.Count)
            return null;
        return [$"ALTER {Reference(change.To.Name)} {InParentheses(gone.Concat(set))}"];
    }

    /// <summary>The options: the server keeps them as <c>name = 'value', name = 'value'</c>.</summary>
    static List<(string Name, string Value)> Options(string? text)
    {
        var options = new List<(string, string)>();
        if (text is null)
            return options;
        var tokens = new SqlTokenizer(text, new(0, text.Length), PostgreSqlStatements.Syntax);
        while (tokens.MoveNext())
        {
            var name = tokens.Text.ToString();
            // Behind the name comes =, behind that the value; a number may have its sign before it.
            tokens.MoveNext();
            var value = "";
            while (tokens.MoveNext() && !tokens.IsSymbol(','))
                value += tokens.Text.ToString();
            options.Add((name, value));
        }
        return options;
    }
}

/// <summary>Makes, drops and changes text search configurations.</summary>
sealed class PostgreSqlTextSearchConfigurationRules : PostgreSqlSimpleRules
{
    const string Mapping = "mapping:";

    protected override ObjectKind Kind => ObjectKind.TextSearchConfiguration;

    protected override string Reference(ObjectName name) => $"TEXT SEARCH CONFIGURATION {Of(name)}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created) =>
        [
            $"CREATE {Reference(created.Name)} (PARSER = {created["parser"]})",
            .. Mappings(created.Settings).Select(one => Alter(created.Name, "ADD MAPPING", one)),
        ];

    protected override IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context)
    {
        if (change.From["parser"] != change.To["parser"])
            return null;
        var gone = change
            .From.Settings.Where(one => IsMapping(one) && !change.To.Has(one.Name))
            .Select(one => PostgreSqlIdentifier.Quote(one.Name[Mapping.Length..]))
            .ToList();
        var changed = change.To.Settings.Except(change.From.Settings).ToList();
        return
        [
            .. gone.Count == 0
                ? Enumerable.Empty<string>()
                : [$"ALTER {Reference(change.To.Name)} DROP MAPPING FOR {string.Join(", ", gone)}"],
            .. Mappings(changed.Where(one => change.From.Has(one.Name)))
                .Select(one => Alter(change.To.Name, "ALTER MAPPING", one)),
            .. Mappings(changed.Where(one => !change.From.Has(one.Name)))
                .Select(one => Alter(change.To.Name, "ADD MAPPING", one)),
        ];
    }

    /// <summary>A configuration stays when one of its dictionaries is made again: mappings go and come back.</summary>
    public override IEnumerable<PlanAction>? Detach(
        SchemaObject from,
        SchemaObject to,
        ObjectName replaced,
        PostgreSqlPlanContext context
    )
    {
        if (replaced.Kind != ObjectKind.TextSearchDictionary)
            return null;
        var dropped = from.Settings.Where(IsMapping).Where(to.Settings.Contains).ToList();
        if (dropped.Count == 0)
            return [];
        var tokens = dropped.Select(one => PostgreSqlIdentifier.Quote(one.Name[Mapping.Length..]));
        return
        [
            new PostgreSqlActions(ActionPhase.Drop, from.Name).Run(
                $"ALTER {Reference(from.Name)} DROP MAPPING FOR {string.Join(", ", tokens)}"
            ),
            .. Mappings(dropped)
                .Select(one =>
                    new PostgreSqlActions(ActionPhase.Create, from.Name).Run(Alter(from.Name, "ADD MAPPING", one))
                ),
        ];
    }

    string Alter(ObjectName name, string verb, (string Tokens, string Dictionaries) mapping) =>
        $"ALTER {Reference(name)} {verb} FOR {mapping.Tokens} WITH {mapping.Dictionaries}";

    // Types of tokens that go to the same dictionaries share a statement.
    static IEnumerable<(string Tokens, string Dictionaries)> Mappings(IEnumerable<Setting> settings) =>
        settings
            .Where(IsMapping)
            .GroupBy(one => one.Value)
            .Select(group =>
                (
                    string.Join(", ", group.Select(one => PostgreSqlIdentifier.Quote(one.Name[Mapping.Length..]))),
                    group.Key
                )
            );

    static bool IsMapping(Setting setting) => setting.Name.StartsWith(Mapping, StringComparison.Ordinal);
}
