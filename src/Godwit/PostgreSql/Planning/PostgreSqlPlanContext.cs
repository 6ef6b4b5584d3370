namespace Godwit;

/// <summary>What rules may ask about the plan that they are part of.</summary>
sealed class PostgreSqlPlanContext
{
    readonly Dictionary<ObjectName, SchemaObject> _before;
    readonly Dictionary<ObjectName, SchemaObject> _after;
    readonly Dictionary<ObjectName, Change> _changes;
    readonly ILookup<(string Schema, string? Owner), SchemaObject> _partsBefore;
    readonly ILookup<(string Schema, string? Owner), SchemaObject> _partsAfter;
    readonly HashSet<ObjectName> _replaced = [];
    readonly Lazy<HashSet<Dependency>> _cycles;
    readonly Lazy<HashSet<Dependency>> _cyclesBefore;
    readonly Lazy<PostgreSqlCatalogLinks> _linksBefore;
    readonly Lazy<PostgreSqlCatalogLinks> _linksAfter;
    readonly Lazy<ILookup<ObjectName, ObjectName>> _needsBefore;
    readonly Lazy<ILookup<ObjectName, ObjectName>> _needsAfter;
    readonly Lazy<ILookup<ObjectName, ObjectName>> _dependentsBefore;
    readonly List<PlanQuestion> _questions = [];
    PlanRefusedException? _refusal;

    public PostgreSqlPlanContext(PlanRequest request)
    {
        Request = request;
        _before = request.From.Objects.ToDictionary(one => one.Name);
        _after = request.To.Objects.ToDictionary(one => one.Name);
        _changes = request.Changes.ToDictionary(one => one.Subject.Name);
        _partsBefore = Parts(request.From);
        _partsAfter = Parts(request.To);
        _cycles = new(() => DependencyCycles.Find(request.To.Dependencies, IsCreated));
        _cyclesBefore = new(() => DependencyCycles.Find(request.From.Dependencies, IsDropped));
        _linksBefore = new(() => new(request.From));
        _linksAfter = new(() => new(request.To));
        _needsBefore = new(() => request.From.Dependencies.ToLookup(one => one.Dependent, one => one.Referenced));
        _needsAfter = new(() => request.To.Dependencies.ToLookup(one => one.Dependent, one => one.Referenced));
        _dependentsBefore = new(() => request.From.Dependencies.ToLookup(one => one.Referenced, one => one.Dependent));
        Swaps = new(this);
        Bodies = new(this);
    }

    /// <summary>What the plan is made from.</summary>
    public PlanRequest Request { get; }

    /// <summary>The server's <c>server_version_num</c>.</summary>
    public int Version => Request.ServerVersion;

    /// <summary>What only a person knows, as far as the rules came upon it.</summary>
    public ValueList<PlanQuestion> Questions => _questions.Distinct().ToValueList();

    /// <summary>
    /// What is dropped and created again, because it cannot be changed in place or needs what cannot.
    /// </summary>
    public IReadOnlyCollection<ObjectName> Replaced => _replaced;

    /// <summary>Types that a new one of the same name takes the place of, while columns hold their values.</summary>
    public PostgreSqlTypeSwaps Swaps { get; }

    /// <summary>What the bodies of functions mention.</summary>
    public PostgreSqlBodies Bodies { get; }

    /// <summary>What an object needs as it is.</summary>
    public IEnumerable<ObjectName> NeedsBefore(ObjectName name) => _needsBefore.Value[name];

    /// <summary>What an object needs as it shall be.</summary>
    public IEnumerable<ObjectName> NeedsAfter(ObjectName name) => _needsAfter.Value[name];

    /// <summary>What needs an object as it is.</summary>
    public IEnumerable<ObjectName> DependentsBefore(ObjectName name) => _dependentsBefore.Value[name];

    /// <summary>The change of an object; absent where it stays as it is.</summary>
    public Change? ChangeOf(ObjectName name) => _changes.GetValueOrDefault(name);

    /// <summary>The object as it is; absent where it does not exist yet.</summary>
    public SchemaObject? Before(ObjectName name) => _before.GetValueOrDefault(name);

    /// <summary>The object as it shall be; absent where it is to go.</summary>
    public SchemaObject? After(ObjectName name) => _after.GetValueOrDefault(name);

    /// <summary>What belongs to a table, view, domain or type as it is, in the order of the catalog.</summary>
    public IEnumerable<SchemaObject> PartsBefore(ObjectName owner) => _partsBefore[(owner.Schema, owner.Name)];

    /// <summary>What belongs to a table, view, domain or type as it shall be, in the order of the catalog.</summary>
    public IEnumerable<SchemaObject> PartsAfter(ObjectName owner) => _partsAfter[(owner.Schema, owner.Name)];

    /// <summary>How tables, indexes and constraints hang together as they are.</summary>
    public PostgreSqlCatalogLinks LinksBefore => _linksBefore.Value;

    /// <summary>How tables, indexes and constraints hang together as they shall be.</summary>
    public PostgreSqlCatalogLinks LinksAfter => _linksAfter.Value;

    /// <summary>
    /// True where a part belongs to a table or view that the plan creates: nobody uses that yet, and it has no rows.
    /// </summary>
    public bool IsOfCreated(ObjectName part) => LinksAfter.OwnerOf(part) is { } owner && IsCreated(owner.Name);

    /// <summary>True where a part belongs to a table, view or domain that the plan drops, and falls with it.</summary>
    public bool IsOfDropped(ObjectName part) => LinksBefore.OwnerOf(part) is { } owner && IsDropped(owner.Name);

    /// <summary>
    /// True for an object that the plan creates, for the first time or again: nobody uses it yet, and it has no rows.
    /// </summary>
    public bool IsCreated(ObjectName name) => _replaced.Contains(name) || ChangeOf(name) is Change.Create;

    /// <summary>True for an object that the plan drops, for good or to create it again.</summary>
    public bool IsDropped(ObjectName name) => _replaced.Contains(name) || ChangeOf(name) is Change.Drop;

    /// <summary>
    /// True where the first of two created objects cannot have the second from the beginning, because the second needs
    /// the first too, at the end of a circle: it has to get it by a statement of its own, afterwards.
    /// </summary>
    public bool IsCircular(ObjectName dependent, ObjectName referenced) =>
        _cycles.Value.Contains(new(dependent, referenced));

    /// <summary>
    /// True where one of two dropped objects needs the other, which needs it too, at the end of a circle: none of them
    /// can be dropped before the circle is cut.
    /// </summary>
    public bool IsCircularBefore(ObjectName dependent, ObjectName referenced) =>
        _cyclesBefore.Value.Contains(new(dependent, referenced));

    /// <summary>What a created object needs and cannot have from the beginning: see <see cref="IsCircular"/>.</summary>
    public IEnumerable<ObjectName> CircularNeeds(ObjectName dependent) =>
        _cycles.Value.Where(one => one.Dependent == dependent).Select(one => one.Referenced);

    /// <summary>Asks for what only a person knows; the plan is not complete then.</summary>
    public void Ask(PlanQuestion question) => _questions.Add(question);

    /// <summary>Says that the server has no statement for a change.</summary>
    public void Refuse(ObjectName subject, string why, string hint) =>
        _refusal ??= Refusal(PlanErrors.NoStatement, subject, $": {why}.", hint);

    /// <summary>An error about an object, with the place where it is written.</summary>
    public PlanRefusedException Refusal(string code, ObjectName subject, string why, string hint)
    {
        var place = Request.PlaceOf(subject);
        return new(code, $"{(place is null ? "" : $"{place}: ")}{subject}{why}") { Location = place, Hint = hint };
    }

    /// <summary>An object has to be dropped and created again; false where that was known.</summary>
    internal bool Replace(ObjectName name) => _replaced.Add(name);

    /// <summary>The rules are asked once more, now for their statements.</summary>
    internal void ForgetQuestions()
    {
        _questions.Clear();
        _refusal = null;
    }

    /// <exception cref="PlanRefusedException">The server has no statement for one of the changes.</exception>
    internal void ThrowRefusal()
    {
        if (_refusal is not null)
            throw _refusal;
    }

    static ILookup<(string Schema, string? Owner), SchemaObject> Parts(Catalog catalog) =>
        catalog.Objects.Where(one => one.Name.Owner is not null).ToLookup(one => (one.Name.Schema, one.Name.Owner));
}
