namespace Godwit;

/// <summary>
/// What the bodies of functions mention: <c>pg_depend</c> does not say it of a body that is text, and the server checks
/// such a body when the function is made.
/// </summary>
/// <remarks>
/// Words are enough here: they decide in which order statements come, and whether bodies are checked, never what is
/// written.
/// </remarks>
sealed class PostgreSqlBodies(PostgreSqlPlanContext context)
{
    readonly Lazy<(ILookup<ObjectName, ObjectName> All, ILookup<ObjectName, ObjectName> Needs)> _mentions = new(() =>
        Find(context)
    );

    /// <summary>Objects of the plan that the body mentions and that can be made before it.</summary>
    public IEnumerable<ObjectName> NeedsOf(ObjectName routine) => _mentions.Value.Needs[routine];

    /// <summary>Objects of the plan that the body mentions.</summary>
    public IEnumerable<ObjectName> MentionedBy(ObjectName routine) => _mentions.Value.All[routine];

    /// <summary>The words in a body, as the server reads names.</summary>
    public static HashSet<string> WordsOf(SchemaObject routine)
    {
        var words = new HashSet<string>();
        if (routine["language"] is not ("sql" or "plpgsql") || routine["body"] is not { } body)
            return words;
        var tokens = new SqlTokenizer(body, new(0, body.Length), PostgreSqlStatements.Syntax);
        while (tokens.MoveNext())
        {
            if (tokens.Current.Kind == SqlTokenKind.Word)
                words.Add(tokens.Text.ToString().ToLowerInvariant());
            else if (tokens.Current.Kind == SqlTokenKind.QuotedIdentifier && !tokens.IsUnterminated)
                words.Add(tokens.Text[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal));
        }
        return words;
    }

    static (ILookup<ObjectName, ObjectName>, ILookup<ObjectName, ObjectName>) Find(PostgreSqlPlanContext context)
    {
        var made = context.Request.To.Objects.Where(one => IsMade(one.Name)).ToList();
        var named = made.Where(one => IsMentionable(one.Name, context)).ToLookup(one => one.Name.Name, one => one.Name);
        var all = made.Where(one => one.Name.Kind is ObjectKind.Function or ObjectKind.Procedure)
            .SelectMany(Mentions)
            .ToList();
        var circles = DependencyCycles.Find([.. context.Request.To.Dependencies, .. all], IsMade);
        return (
            all.ToLookup(one => one.Dependent, one => one.Referenced),
            all.Where(one => !circles.Contains(one)).ToLookup(one => one.Dependent, one => one.Referenced)
        );

        bool IsMade(ObjectName name) => context.IsCreated(name) || context.ChangeOf(name) is Change.Alter;

        IEnumerable<Dependency> Mentions(SchemaObject routine)
        {
            var words = WordsOf(routine);
            return words
                .SelectMany(word => named[word])
                .Where(name => name != routine.Name && (name.Owner is null || words.Contains(name.Owner)))
                .Order(ObjectName.Order)
                .Select(name => new Dependency(routine.Name, name));
        }
    }

    // Columns come with their table where that is created.
    static bool IsMentionable(ObjectName name, PostgreSqlPlanContext context) =>
        name.Kind switch
        {
            ObjectKind.Table
            or ObjectKind.ForeignTable
            or ObjectKind.View
            or ObjectKind.MaterializedView
            or ObjectKind.Sequence
            or ObjectKind.Enum
            or ObjectKind.Domain
            or ObjectKind.CompositeType
            or ObjectKind.RangeType
            or ObjectKind.BaseType
            or ObjectKind.Function
            or ObjectKind.Procedure
            or ObjectKind.Aggregate => true,
            ObjectKind.Column => !context.NeedsAfter(name).Any(one => one.Name == name.Owner && context.IsCreated(one)),
            _ => false,
        };
}
