namespace Godwit;

/// <summary>
/// Where PostgreSQL keeps an object: what <c>pg_depend</c>, <c>pg_description</c> and others name it by.
/// </summary>
/// <param name="Class">The oid of the system catalog, as in <c>'pg_class'::regclass</c>.</param>
/// <param name="Row">The oid of the row.</param>
/// <param name="Column">The number of the column; 0 for whole objects.</param>
readonly record struct ObjectAddress(uint Class, uint Row, int Column);

/// <summary>Collects what the readers of the kinds find.</summary>
/// <remarks>Objects are numbered as they come: there are several times more dependencies than names.</remarks>
sealed class PostgreSqlCatalogBuilder
{
    readonly List<Entry> _objects = [];
    readonly Dictionary<ObjectName, int> _numbers = [];
    readonly Dictionary<ObjectAddress, int> _addresses = [];
    readonly HashSet<ObjectAddress> _parts = [];
    int _query;

    /// <summary>What is added from now on comes from another query, and stands behind what there is.</summary>
    public void StartQuery() => _query++;

    /// <summary>Adds an object; settings may follow.</summary>
    /// <param name="address">Its address; further ones by <see cref="AddAddress"/>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="settings">What is known of it; those without a value are left out.</param>
    public void Add(ObjectAddress address, ObjectName name, params ReadOnlySpan<(string Name, string? Value)> settings)
    {
        _numbers[name] = _addresses[address] = _objects.Count;
        _objects.Add(new(_query, address.Column, name));
        foreach (var (setting, value) in settings)
            Set(name, setting, value);
    }

    /// <summary>
    /// A second address of an object: the row type of a table, the entry in <c>pg_attrdef</c> of a column.
    /// </summary>
    public void AddAddress(ObjectAddress address, ObjectName name)
    {
        _addresses[address] = _numbers[name];
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
    public ObjectName? Find(ObjectAddress address) => NumberOf(address) is { } number ? _objects[number].Name : null;

    /// <summary>Sets what the engine says of an object; nothing for an absent value.</summary>
    public void Set(ObjectName name, string setting, string? value)
    {
        if (value is not null)
            SettingsOf(name).Add(new(setting, value));
    }

    /// <summary>Sets SQL that the server writes from a parsed expression; nothing for an absent value.</summary>
    public void SetExpression(ObjectName name, string setting, string? value)
    {
        if (value is not null)
            SettingsOf(name).Add(new(setting, value) { IsExpression = true });
    }

    /// <summary>Takes back what was set, because another object says it.</summary>
    public void Unset(ObjectName name, string setting) => SettingsOf(name).RemoveAll(one => one.Name == setting);

    /// <summary>
    /// The finished catalog: objects in the order of the queries, those of one query by their names, columns by their
    /// places. The order of the rows would be one of the database's own rules of sorting.
    /// </summary>
    /// <param name="dependencies">Which address needs which; what is not managed is passed over.</param>
    public Catalog Build(IEnumerable<(ObjectAddress Dependent, ObjectAddress Referenced)> dependencies)
    {
        var entries = _objects.ToArray();
        var numbers = Enumerable.Range(0, entries.Length).ToArray();
        Array.Sort(entries, numbers);
        var places = new long[entries.Length];
        for (var place = 0; place < numbers.Length; place++)
            places[numbers[place]] = place;
        var objects = Array.ConvertAll(entries, one => new SchemaObject(one.Name, Sorted(one.Settings)));
        return new(ValueList.Create<SchemaObject>(objects), Sorted(dependencies, objects, places));
    }

    // Most often it is the one that was added last.
    List<Setting> SettingsOf(ObjectName name) =>
        ReferenceEquals(_objects[^1].Name, name) ? _objects[^1].Settings : _objects[_numbers[name]].Settings;

    int? NumberOf(ObjectAddress address) =>
        _addresses.TryGetValue(address, out var number)
        || _addresses.TryGetValue(address with { Column = 0 }, out number)
            ? number
            : null;

    // Pairs of numbers are quick to sort.
    ValueList<Dependency> Sorted(
        IEnumerable<(ObjectAddress Dependent, ObjectAddress Referenced)> dependencies,
        SchemaObject[] objects,
        long[] places
    )
    {
        var numbers = dependencies.Select(pair => (NumberOf(pair.Dependent), NumberOf(pair.Referenced)));
        var pairs = new List<long>();
        foreach (var (dependent, referenced) in numbers.Concat(Belongings()))
        {
            if (dependent is { } one && referenced is { } other && one != other)
                pairs.Add((places[one] << 32) | places[other]);
        }
        pairs.Sort();
        var sorted = new Dependency[pairs.Count];
        var count = 0;
        var last = -1L;
        foreach (var pair in pairs)
        {
            if (pair != last)
                sorted[count++] = new(objects[pair >> 32].Name, objects[(int)pair].Name);
            last = pair;
        }
        return new(sorted[..count]);
    }

    // pg_depend does not say that a column needs its table: to the server they are one object.
    IEnumerable<(int? Dependent, int? Referenced)> Belongings()
    {
        var owners = new Dictionary<(string Schema, string Name), int>();
        foreach (var (number, one) in _objects.Index())
        {
            if (one.Name is { Owner: null } name && CanOwn(name.Kind))
                owners.TryAdd((name.Schema, name.Name), number);
        }
        foreach (var (number, one) in _objects.Index())
        {
            if (one.Name is { Owner: { } table } name && owners.TryGetValue((name.Schema, table), out var owner))
                yield return (number, owner);
        }
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

    sealed class Entry(int query, int column, ObjectName name) : IComparable<Entry>
    {
        public ObjectName Name => name;

        public List<Setting> Settings { get; } = [];

        public int CompareTo(Entry? other)
        {
            // Sorted among their like.
            var order = query.CompareTo(other!.Query);
            if (order == 0)
                order = string.CompareOrdinal(name.Schema, other.Name.Schema);
            if (order == 0)
                order = string.CompareOrdinal(name.Owner, other.Name.Owner);
            if (order == 0)
                order = column.CompareTo(other.Column);
            if (order == 0)
                order = string.CompareOrdinal(name.Name, other.Name.Name);
            return order != 0 ? order : string.CompareOrdinal(name.Signature, other.Name.Signature);
        }

        int Query => query;

        int Column => column;
    }
}
