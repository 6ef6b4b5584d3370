namespace Godwit;

/// <summary>What a database holds, in the engine's own words.</summary>
/// <param name="Objects">
/// All objects; those that belong to a table stand behind it, columns in the order of the table.
/// </param>
/// <param name="Dependencies">Which object needs which; sorted, without duplicates.</param>
public sealed record Catalog(ValueList<SchemaObject> Objects, ValueList<Dependency> Dependencies)
{
    /// <summary>A database without objects.</summary>
    public static Catalog Empty { get; } = new([], []);

    /// <summary>The catalog without some of its objects, and without what is said of them.</summary>
    public Catalog Without(Predicate<ObjectName> isExcluded)
    {
        ArgumentNullException.ThrowIfNull(isExcluded);
        var objects = Objects.Where(one => !isExcluded(one.Name)).ToValueList();
        var dependencies = Dependencies.Where(one => !isExcluded(one.Dependent) && !isExcluded(one.Referenced));
        return objects.Count == Objects.Count ? this : new(objects, dependencies.ToValueList());
    }
}

/// <summary>One object of a database.</summary>
/// <param name="Name">What identifies it.</param>
/// <param name="Settings">
/// Everything else that the engine says of it, sorted by name; what is at its default is absent.
/// </param>
public sealed record SchemaObject(ObjectName Name, ValueList<Setting> Settings)
{
    /// <summary>
    /// The text that made it, where the engine keeps that: the settings are then its normal form. Not compared: another
    /// spelling is no difference.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>The value of a setting; <see langword="null"/> where it is absent.</summary>
    public string? this[string setting]
    {
        get
        {
            foreach (var one in Settings.AsSpan())
            {
                if (one.Name == setting)
                    return one.Value;
            }
            return null;
        }
    }

    /// <summary>True when a setting is present.</summary>
    public bool Has(string setting) => this[setting] is not null;

    /// <summary>True for the same name and settings.</summary>
    public bool Equals(SchemaObject? other) =>
        other is not null && Name == other.Name && Settings.Equals(other.Settings);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Settings);
}

/// <summary>One thing that the engine says of an object.</summary>
/// <param name="Name">Its name, such as <c>type</c>, <c>default</c>, <c>comment</c>.</param>
/// <param name="Value">Its value as the engine writes it.</param>
public sealed record Setting(string Name, string Value)
{
    /// <summary>
    /// True for SQL that the engine writes from a parsed expression. Such text is not a fixpoint: two that differ may
    /// become the same when they are parsed and written once more (a <c>CHECK</c> on a <c>varchar</c> with <c>IN</c>).
    /// </summary>
    public bool IsExpression { get; init; }
}

/// <summary>One object cannot exist without another.</summary>
/// <param name="Dependent">The object that needs the other.</param>
/// <param name="Referenced">The object that is needed.</param>
public sealed record Dependency(ObjectName Dependent, ObjectName Referenced);
