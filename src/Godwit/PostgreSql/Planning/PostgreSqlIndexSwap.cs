namespace Godwit;

/// <summary>
/// Replaces an index by one with another definition, without a moment in which queries have neither: the new one is
/// built beside the old one, and takes its name when that is gone.
/// </summary>
static class PostgreSqlIndexSwap
{
    /// <summary>The statements; <see langword="null"/> where the index has to be dropped first.</summary>
    public static IEnumerable<PlanAction>? Replace(
        Change.Alter change,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        if (!IsPossible(change, context))
            return null;
        // A part is replaced with the root of its tree.
        if (context.LinksAfter.ParentOf(change.To) is not null)
            return Covers(change.To, context) ? [] : null;
        return change.To.Has("partitioned")
            ? ReplaceTree(change.From, change.To, actions, context)
            : ReplaceOne(change.To, actions, context);
    }

    /// <summary>True for the index of a partition that is made when the root of its tree is replaced.</summary>
    public static bool Covers(SchemaObject part, PostgreSqlPlanContext context)
    {
        var root = PostgreSqlPartitionParts.RootOf(part, context);
        return !ReferenceEquals(root, part) && IsSwapped(root, context);
    }

    /// <summary>
    /// True for the index of a partition that goes with the old root of its tree, and has no successor of its name: the
    /// names that the server gives follow the columns.
    /// </summary>
    public static bool TakesAlong(SchemaObject part, PostgreSqlPlanContext context)
    {
        var root = part;
        while (context.LinksBefore.ParentOf(root) is { } parent)
            root = parent;
        return !ReferenceEquals(root, part)
            && IsSwapped(root, context)
            && context.LinksAfter.OwnerOf(part.Name) is { } table
            && context
                .LinksAfter.TablesAbove(table)
                .Any(above => (above.Name.Schema, above.Name.Name) == (root.Name.Schema, root.Name.Owner));
    }

    static bool IsSwapped(SchemaObject root, PostgreSqlPlanContext context) =>
        !context.IsCreated(root.Name)
        && context.ChangeOf(root.Name) is Change.Alter change
        && IsReplaced(change)
        && IsPossible(change, context);

    static bool IsReplaced(Change.Alter change) =>
        change.Settings.Any(one => !PostgreSqlIndexParts.IsPart(one) || PostgreSqlIndexText.IsOption(one));

    // A foreign key may need a unique index: then the new one has to come after the old one and the key.
    static bool IsPossible(Change.Alter change, PostgreSqlPlanContext context) =>
        !context.Request.IsPlain
        && change.From["partitioned"] == change.To["partitioned"]
        && change.From.Has("parent") == change.To.Has("parent")
        && !context.IsOfCreated(change.To.Name)
        && Tree(change.From, context.LinksBefore)
            .SelectMany(one => context.LinksBefore.DependentsOf(one.Name))
            .All(dependent => dependent.Kind == ObjectKind.Index);

    static IEnumerable<PlanAction> ReplaceOne(
        SchemaObject index,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        var temporary = PostgreSqlTemporaryName.Of(index.Name, context);
        yield return BuildConcurrently(index, temporary, actions);
        foreach (var action in Complete(index, temporary, actions, context))
            yield return action;
        yield return actions.RunAlone($"DROP INDEX CONCURRENTLY {PostgreSqlIdentifier.Of(index.Name)}");
        yield return Rename(index, temporary, actions);
    }

    static IEnumerable<PlanAction> ReplaceTree(
        SchemaObject from,
        SchemaObject root,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        var tree = Tree(root, context.LinksAfter).ToList();
        var names = tree.ToDictionary(one => one.Name, one => PostgreSqlTemporaryName.Of(one.Name, context));
        var first = actions.Run(PostgreSqlIndexText.Create(root, names[root.Name], isOnly: true));
        yield return first with
        {
            Needs = PostgreSqlPartitionParts.TablesOf(root, context),
        };
        foreach (var part in tree.Skip(1))
        {
            var temporary = names[part.Name];
            yield return part.Has("partitioned")
                ? actions.Run(PostgreSqlIndexText.Create(part, temporary, isOnly: true))
                : BuildConcurrently(part, temporary, actions);
            // A part of the tree has a parent in it.
            var parent = context.LinksAfter.ParentOf(part)!;
            yield return actions.Run(PostgreSqlPartitionParts.Attach(part, temporary, parent, names[parent.Name]));
        }
        foreach (var action in tree.SelectMany(one => Complete(one, names[one.Name], actions, context)))
            yield return action;
        yield return actions.RunInNewStep(
            $"DROP INDEX {PostgreSqlIdentifier.Of(from.Name)}",
            PostgreSqlIndexRules.DropHazard(from, actions)
        );
        foreach (var one in tree)
            yield return Rename(one, names[one.Name], actions);
    }

    static IEnumerable<PlanAction> Complete(
        SchemaObject index,
        string temporary,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        if (index["comment"] is { } comment)
        {
            var name = PostgreSqlIdentifier.Qualify(index.Name.Schema, temporary);
            yield return actions.Run($"COMMENT ON INDEX {name} IS {PostgreSqlIdentifier.Literal(comment)}");
        }
        foreach (var action in PostgreSqlIndexParts.Complete(index, temporary, actions, context))
            yield return action;
    }

    static PlanAction BuildConcurrently(SchemaObject index, string name, PostgreSqlActions actions)
    {
        var sql = PostgreSqlIndexText.Create(index, name, isConcurrent: true);
        return index.Has("unique")
            ? actions.RunAlone(sql, PostgreSqlIndexRules.UniqueHazard(index, actions))
            : actions.RunAlone(sql);
    }

    static PlanAction Rename(SchemaObject index, string temporary, PostgreSqlActions actions) =>
        actions.Run(
            $"ALTER INDEX {PostgreSqlIdentifier.Qualify(index.Name.Schema, temporary)} RENAME TO "
                + PostgreSqlIdentifier.Quote(index.Name.Name)
        );

    static IEnumerable<SchemaObject> Tree(SchemaObject root, PostgreSqlCatalogLinks links) =>
        links.DescendantsOf(root).Prepend(root);
}
