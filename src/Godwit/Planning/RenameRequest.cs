using System.Text;

namespace Godwit;

/// <summary>A rename as someone wrote it: <c>--rename users.name=full_name</c> or <c>-- godwit: rename …</c>.</summary>
/// <param name="Kind">The word for what it is, as in <c>column</c>; absent: whatever has that name.</param>
/// <param name="From">The old name, qualified as far as needed.</param>
/// <param name="To">The new name, alone or qualified.</param>
sealed record RenameRequest(string? Kind, ValueList<string> From, ValueList<string> To)
{
    /// <summary>Where a schema source says it; absent for a flag, which must fit.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Reads <c>old=new</c>, with a kind before it or not.</summary>
    /// <returns><see langword="null"/> where the text is not of that form.</returns>
    public static RenameRequest? ParseFlag(string text)
    {
        var equals = IndexOutsideQuotes(text, '=');
        return equals < 0 ? null : Parse(text[..equals], text[(equals + 1)..]);
    }

    /// <summary>Reads what stands behind <c>-- godwit: rename</c>: <c>column users.name to full_name</c>.</summary>
    /// <returns><see langword="null"/> where the text is not of that form.</returns>
    public static RenameRequest? ParseDirective(string text)
    {
        const string to = " to ";
        var at = text.LastIndexOf(to, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : Parse(text[..at], text[(at + to.Length)..]);
    }

    /// <summary>The request for a rename that is known.</summary>
    public static RenameRequest Of(Rename rename) =>
        new(WordOf(rename.From), PathOf(rename.From), rename.To.Owner is null ? PathOf(rename.To) : [rename.To.Name]);

    static string WordOf(ObjectName name) => Words(name).First();

    static ValueList<string> PathOf(ObjectName name) =>
        new[] { name.Schema, name.Kind == ObjectKind.Index ? "" : name.Owner ?? "", name.Name }
            .Where(part => part.Length > 0)
            .ToValueList();

    /// <summary>The objects that are meant: tables first, as columns may be said with the new name of theirs.</summary>
    /// <param name="requests">What was written.</param>
    /// <param name="from">The database as it is.</param>
    /// <param name="to">The database as it shall be.</param>
    /// <returns>
    /// What belongs to something before what it belongs to, by the names in <paramref name="from"/>. Directives whose
    /// rename was done are left out: they stay in the source.
    /// </returns>
    /// <exception cref="PlanRefusedException">Nothing, or more than one thing, has that name.</exception>
    public static ValueList<Rename> Resolve(IEnumerable<RenameRequest> requests, Catalog from, Catalog to)
    {
        var parts = requests.ToLookup(one => one.Find(from, one.From).All(name => name.Owner is not null));
        var wholes = parts[false].Select(one => one.Resolve(from, to, [])).OfType<Rename>().ToValueList();
        return parts[true]
            .Select(one => one.Resolve(from, to, wholes))
            .OfType<Rename>()
            // Such as an index, which is named without its table.
            .Concat(wholes)
            .Distinct()
            // A table before what belongs to it would change the names of its parts.
            .OrderByDescending(rename => rename.From.Owner is not null)
            .ToValueList();
    }

    Rename? Resolve(Catalog from, Catalog to, ValueList<Rename> wholes)
    {
        var found = Find(from, From).ToList();
        if (found.Count == 0 && From.Count > 1)
            found = wholes
                .Where(one => one.To.Name == From[^2])
                .SelectMany(one => Find(from, [one.From.Schema, one.From.Name, From[^1]]))
                .ToList();
        if (found.Count > 1)
            throw Refuse($"{this} could be {string.Join(" or ", found)}", "Qualify the name, or name the kind.");
        if (found.Count == 1)
            return Complete(found[0], to, wholes);
        return Location is not null ? null : throw Refuse($"nothing is named {Join(From)}", "Correct the old name.");
    }

    /// <inheritdoc />
    public override string ToString() => $"rename {(Kind is null ? "" : Kind + " ")}{Join(From)} to {Join(To)}";

    Rename? Complete(ObjectName old, Catalog to, ValueList<Rename> wholes)
    {
        var name = old with { Name = To[^1] };
        var whole = wholes.FirstOrDefault(one => (one.From.Schema, one.From.Name) == (old.Schema, old.Owner));
        if (whole is not null)
            name = name with { Schema = whole.To.Schema, Owner = whole.To.Name };
        if (To.Count > 1 && old.Owner is null)
            name = name with { Schema = To[^2] };
        if (name.Name == old.Name && (old.Owner is not null || name.Schema == old.Schema))
            throw Refuse($"{this} changes nothing", "Correct the new name.");
        if (AllOf(to).Contains(name))
            return new(old, name);
        // Done long ago, and the old name is in use again: for something else.
        return Location is not null && AllOf(to).Contains(old)
            ? null
            : throw Refuse($"the schema has no {name}", "Name the new name as the schema has it.");
    }

    IEnumerable<ObjectName> Find(Catalog catalog, ValueList<string> path)
    {
        var named = AllOf(catalog).Where(name => name.Name == path[^1] && IsOfKind(name)).ToList();
        var matching = path switch
        {
            [_] => named.Where(name => name.Owner is null || name.Kind == ObjectKind.Index),
            [var place, _] => named.Where(name => (name.Owner ?? name.Schema) == place || IsIndexOf(name, place)),
            [var schema, var owner, _] => named.Where(name => name.Schema == schema && name.Owner == owner),
            _ => [],
        };
        return matching;
    }

    static bool IsIndexOf(ObjectName name, string schema) => name.Kind == ObjectKind.Index && name.Schema == schema;

    bool IsOfKind(ObjectName name) => Kind is null || Words(name).Contains(Kind);

    // People say "type" and "value" for what the catalog tells apart.
    static IEnumerable<string> Words(ObjectName name)
    {
        var word = name.Kind.ToString().ToLowerInvariant();
        return name.Kind switch
        {
            ObjectKind.Enum when name.Owner is not null => ["value"],
            ObjectKind.Enum or ObjectKind.Domain or ObjectKind.CompositeType or ObjectKind.RangeType => [word, "type"],
            ObjectKind.MaterializedView => [word, "view"],
            ObjectKind.ForeignTable or ObjectKind.VirtualTable => [word, "table"],
            _ => [word],
        };
    }

    static IEnumerable<ObjectName> AllOf(Catalog catalog) =>
        catalog
            .Objects.Select(one => one.Name)
            .Concat(
                catalog
                    .Objects.Where(one => one.Name.Kind == ObjectKind.Enum)
                    .SelectMany(one => EnumLabels.Of(one).Select(label => EnumLabels.NameOf(one.Name, label)))
            );

    PlanRefusedException Refuse(string problem, string hint) =>
        new(PlanErrors.Rename, $"{(Location is { } place ? $"{place}: " : "")}{this}: {problem}.")
        {
            Location = Location,
            Hint = hint,
        };

    static RenameRequest? Parse(string from, string to)
    {
        var words = from.Trim();
        var kind = "";
        while (IndexOutsideQuotes(words, ' ') is >= 0 and var blank)
        {
            kind += words[..blank].ToLowerInvariant();
            words = words[blank..].TrimStart();
        }
        var (old, @new) = (Split(words), Split(to.Trim()));
        return old.Count == 0 || @new.Count == 0 ? null : new(kind.Length == 0 ? null : kind, old, @new);
    }

    static ValueList<string> Split(string path)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '"' && isQuoted && i + 1 < path.Length && path[i + 1] == '"')
                part.Append(path[i++]);
            else if (path[i] == '"')
                isQuoted = !isQuoted;
            else if (path[i] == '.' && !isQuoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
                part.Append(path[i]);
        }
        parts.Add(part.ToString());
        return isQuoted || parts.Any(one => one.Length == 0) ? [] : parts.ToValueList();
    }

    static int IndexOutsideQuotes(string text, char wanted)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (text[i] == wanted && !isQuoted)
                return i;
        }
        return -1;
    }

    static string Join(ValueList<string> path) => string.Join('.', path);
}
