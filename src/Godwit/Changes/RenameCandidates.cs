namespace Godwit;

/// <summary>Finds drops and creations that look like one object that got another name.</summary>
static class RenameCandidates
{
    // Of the columns of the smaller table; fewer in common, and two tables are two tables.
    const double SharedColumns = 0.6;

    static readonly ValueList<ObjectKind> _withoutRows =
    [
        ObjectKind.Constraint,
        ObjectKind.Index,
        ObjectKind.Statistics,
        ObjectKind.Trigger,
        ObjectKind.Policy,
        ObjectKind.Sequence,
        ObjectKind.Enum,
        ObjectKind.Domain,
        ObjectKind.CompositeType,
    ];

    /// <summary>
    /// Renames that lose nothing whichever way they are meant: the only two objects of their kind and place that differ
    /// in nothing but their names.
    /// </summary>
    public static ValueList<Rename> FindCertain(Catalog from, Catalog to, ValueList<Change> changes)
    {
        var (dropped, created) = Split(changes);
        var renames = new List<Rename>();
        foreach (var drop in dropped.Where(CanBeRenamed))
        {
            var twins = created.Where(one => IsTwin(drop, one)).ToList();
            if (
                twins is [var twin]
                && dropped.Count(one => IsTwin(one, twin)) == 1
                && HaveSameParts(from, drop.Name, to, twin.Name)
            )
                renames.Add(new(drop.Name, twin.Name));
        }
        return renames.ToValueList();
    }

    /// <summary>
    /// Renames that keep rows or values which a drop would lose: likely ones, for a person to decide.
    /// </summary>
    public static ValueList<Rename> FindLikely(Catalog from, Catalog to, ValueList<Change> changes)
    {
        var (dropped, created) = Split(changes);
        var pairs = dropped
            .SelectMany(drop => created.Select(create => (Drop: drop, Create: create)))
            .Where(pair => pair.Drop.Name.Kind == pair.Create.Name.Kind);
        var likely = pairs.Where(pair =>
            pair.Drop.Name.Kind switch
            {
                ObjectKind.Table => IsLikelyTable(from, pair.Drop.Name, to, pair.Create.Name),
                ObjectKind.Column => IsLikelyColumn(pair.Drop, pair.Create),
                _ => false,
            }
        );
        return likely
            .Select(pair => new Rename(pair.Drop.Name, pair.Create.Name))
            .Concat(LabelsOf(changes))
            .ToValueList();
    }

    static bool IsLikelyColumn(SchemaObject drop, SchemaObject create) =>
        IsSamePlace(drop.Name, create.Name)
        && drop["type"] == create["type"]
        && drop["generated"] is null
        && create["generated"] is null;

    static (List<SchemaObject> Dropped, List<SchemaObject> Created) Split(ValueList<Change> changes)
    {
        var dropped = changes.OfType<Change.Drop>().Select(one => one.From).ToList();
        var created = changes.OfType<Change.Create>().Select(one => one.To).ToList();
        return (WithoutPartsOf(dropped), WithoutPartsOf(created));
    }

    // What comes or goes with its table has no name of its own to keep.
    static List<SchemaObject> WithoutPartsOf(List<SchemaObject> objects)
    {
        var wholes = objects
            .Where(one => one.Name.Owner is null)
            .Select(one => (one.Name.Schema, one.Name.Name))
            .ToHashSet();
        return objects
            .Where(one => one.Name.Owner is null || !wholes.Contains((one.Name.Schema, one.Name.Owner)))
            .ToList();
    }

    // What a table has from its parent has the parent's name for it.
    static bool CanBeRenamed(SchemaObject drop) =>
        _withoutRows.Contains(drop.Name.Kind)
        && drop.Settings.Count > 0
        && !(drop["type"] is "check" or "not null" && drop.Has("inherited"));

    static bool IsTwin(SchemaObject drop, SchemaObject create) =>
        drop.Name.Kind == create.Name.Kind
        && IsSamePlace(drop.Name, create.Name)
        && drop.Name.Signature == create.Name.Signature
        && drop.Settings.Equals(create.Settings);

    static bool IsSamePlace(ObjectName drop, ObjectName create) =>
        drop.Schema == create.Schema && drop.Owner == create.Owner;

    static bool HaveSameParts(Catalog from, ObjectName dropped, Catalog to, ObjectName created)
    {
        var before = PartsOf(from, dropped).Select(one => (one.Name.Name, one.Settings));
        return before.SequenceEqual(PartsOf(to, created).Select(one => (one.Name.Name, one.Settings)));
    }

    static bool IsLikelyTable(Catalog from, ObjectName dropped, Catalog to, ObjectName created)
    {
        if (dropped.Schema != created.Schema && dropped.Name != created.Name)
            return false;
        var before = ColumnsOf(from, dropped);
        var after = ColumnsOf(to, created);
        var smaller = Math.Min(before.Count, after.Count);
        return smaller > 0 && before.Intersect(after).Count() >= SharedColumns * smaller;
    }

    static HashSet<(string, string?)> ColumnsOf(Catalog catalog, ObjectName table) =>
        PartsOf(catalog, table)
            .Where(one => one.Name.Kind == ObjectKind.Column)
            .Select(one => (one.Name.Name, one["type"]))
            .ToHashSet();

    static IEnumerable<SchemaObject> PartsOf(Catalog catalog, ObjectName owner) =>
        owner.Owner is null
            ? catalog.Objects.Where(one => one.Name.Owner == owner.Name && one.Name.Schema == owner.Schema)
            : [];

    // A label is no object of the catalog; its rename is written as one that belongs to the type.
    static IEnumerable<Rename> LabelsOf(ValueList<Change> changes)
    {
        foreach (var change in changes.OfType<Change.Alter>().Where(one => one.To.Name.Kind == ObjectKind.Enum))
        {
            var before = EnumLabels.Of(change.From);
            var after = EnumLabels.Of(change.To);
            if (before.Count != after.Count)
                continue;
            var different = Enumerable.Range(0, before.Count).Where(i => before[i] != after[i]).ToList();
            if (different is [var i] && !before.Contains(after[i]) && !after.Contains(before[i]))
                yield return new(
                    EnumLabels.NameOf(change.From.Name, before[i]),
                    EnumLabels.NameOf(change.To.Name, after[i])
                );
        }
    }
}

/// <summary>
/// The labels of an enum. Its setting <c>labels</c> has them one a line as PostgreSQL's <c>quote_literal()</c> writes
/// them, for a label may hold anything, line ends too.
/// </summary>
static class EnumLabels
{
    /// <summary>The labels, in order.</summary>
    public static ValueList<string> Of(SchemaObject type)
    {
        var text = (type["labels"] ?? "").AsSpan();
        var labels = new List<string>();
        while (!text.IsEmpty)
            labels.Add(Read(ref text));
        return labels.ToValueList();
    }

    /// <summary>How a label is named in a <see cref="Rename"/>: it belongs to the type.</summary>
    public static ObjectName NameOf(ObjectName type, string label) => type with { Name = label, Owner = type.Name };

    // Quotes are doubled; where there is a backslash, those are too, and an E stands before.
    static string Read(ref ReadOnlySpan<char> text)
    {
        var isEscaped = text[0] == 'E';
        var start = isEscaped ? 2 : 1;
        var end = start;
        while (text[end] != '\'' || (end + 1 < text.Length && text[end + 1] == '\''))
            end += text[end] == '\'' ? 2 : 1;
        var label = text[start..end].ToString().Replace("''", "'", StringComparison.Ordinal);
        text = text[Math.Min(end + 2, text.Length)..];
        return isEscaped ? label.Replace(@"\\", @"\", StringComparison.Ordinal) : label;
    }
}
