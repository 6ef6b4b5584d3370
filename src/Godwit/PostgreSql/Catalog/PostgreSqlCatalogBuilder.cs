namespace Godwit;

/// <summary>
/// Where PostgreSQL keeps an object: what <c>pg_depend</c>, <c>pg_description</c> and others name it by.
/// </summary>
/// <param name="Class">The oid of the system catalog, as in <c>'pg_class'::regclass</c>.</param>
/// <param name="Row">The oid of the row.</param>
/// <param name="Column">The number of the column; 0 for whole objects.</param>
readonly record struct ObjectAddress(uint Class, uint Row, int Column);

/// <summary>Collects what the readers of the kinds find.</summary>
sealed class PostgreSqlCatalogBuilder
{
    readonly Dictionary<ObjectAddress, ObjectName> _names = [];
    readonly HashSet<ObjectAddress> _parts = [];
    readonly Dictionary<ObjectName, List<Setting>> _settings = [];
    readonly List<ObjectName> _order = [];

    /// <summary>Adds an object; settings may follow.</summary>
    /// <param name="address">Its address; further ones by <see cref="AddAddress"/>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="settings">What is known of it; those without a value are left out.</param>
    public void Add(ObjectAddress address, ObjectName name, params ReadOnlySpan<(string Name, string? Value)> settings)
    {
        _names[address] = name;
        var list = new List<Setting>();
        foreach (var (setting, value) in settings)
        {
            if (value is not null)
                list.Add(new(setting, value));
        }
        _settings[name] = list;
        _order.Add(name);
    }

    /// <summary>
    /// A second address of an object: the row type of a table, the entry in <c>pg_attrdef</c> of a column.
    /// </summary>
    public void AddAddress(ObjectAddress address, ObjectName name)
    {
        _names[address] = name;
        _parts.Add(address);
    }

    /// <summary>
    /// True for what the server made with an object: the index of a key, the sequence of an identity, the constructors
    /// of a range type.
    /// </summary>
    public bool IsPart(ObjectAddress address) => _parts.Contains(address);

    /// <summary>
    /// The object at an address, or the whole that a part without a name of its own belongs to (a column of a view);
    /// <see langword="null"/> for objects that are not managed.
    /// </summary>
    public ObjectName? Find(ObjectAddress address) =>
        _names.TryGetValue(address, out var name) ? name : _names.GetValueOrDefault(address with { Column = 0 });

    /// <summary>Sets what the engine says of an object; nothing for an absent value.</summary>
    public void Set(ObjectName name, string setting, string? value)
    {
        if (value is not null)
            _settings[name].Add(new(setting, value));
    }

    /// <summary>Sets SQL that the server writes from a parsed expression; nothing for an absent value.</summary>
    public void SetExpression(ObjectName name, string setting, string? value)
    {
        if (value is not null)
            _settings[name].Add(new(setting, value) { IsExpression = true });
    }

    /// <summary>Takes back what was set, because another object says it.</summary>
    public void Unset(ObjectName name, string setting) => _settings[name].RemoveAll(one => one.Name == setting);

    /// <summary>The finished catalog.</summary>
    /// <param name="dependencies">Which address needs which; what is not managed is passed over.</param>
    public Catalog Build(IEnumerable<(ObjectAddress Dependent, ObjectAddress Referenced)> dependencies)
    {
        var objects = _order.Select(name => new SchemaObject(name, Sorted(_settings[name])));
        var named = dependencies
            .Select(pair => (Dependent: Find(pair.Dependent), Referenced: Find(pair.Referenced)))
            .Concat(Belongings());
        return new(objects.ToValueList(), Sorted(named));
    }

    /// <summary>Names are compared once, to number them; pairs of numbers are quick to sort.</summary>
    ValueList<Dependency> Sorted(IEnumerable<(ObjectName? Dependent, ObjectName? Referenced)> pairs)
    {
        var names = _settings.Keys.Order(ObjectName.Order).ToArray();
        var places = names.Index().ToDictionary(one => one.Item, one => (long)one.Index);
        var numbers = new List<long>();
        foreach (var (dependent, referenced) in pairs)
        {
            if (dependent is not null && referenced is not null && dependent != referenced)
                numbers.Add((places[dependent] << 32) | places[referenced]);
        }
        numbers.Sort();
        return numbers
            .Distinct()
            .Select(number => new Dependency(names[number >> 32], names[number & uint.MaxValue]))
            .ToValueList();
    }

    // pg_depend does not say that a column needs its table: to the server they are one object.
    IEnumerable<(ObjectName? Dependent, ObjectName? Referenced)> Belongings()
    {
        var owners = _order
            .Where(name => name.Owner is null && CanOwn(name.Kind))
            .GroupBy(name => (name.Schema, name.Name))
            .ToDictionary(group => group.Key, group => group.First());
        return _order
            .Where(name => name.Owner is not null)
            // Filtered above.
            .Select(name => ((ObjectName?)name, owners.GetValueOrDefault((name.Schema, name.Owner!))));
    }

    static bool CanOwn(ObjectKind kind) =>
        kind
            is ObjectKind.Table
                or ObjectKind.ForeignTable
                or ObjectKind.View
                or ObjectKind.MaterializedView
                or ObjectKind.Domain
                or ObjectKind.CompositeType;

    static ValueList<Setting> Sorted(List<Setting> settings)
    {
        settings.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return settings.ToValueList();
    }
}
