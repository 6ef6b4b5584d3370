namespace Godwit;

/// <summary>What rules may ask about the plan that they are part of.</summary>
sealed class PostgreSqlPlanContext
{
    readonly Dictionary<ObjectName, SchemaObject> _before;
    readonly Dictionary<ObjectName, SchemaObject> _after;
    readonly Dictionary<ObjectName, Change> _changes;
    readonly List<PlanQuestion> _questions = [];

    public PostgreSqlPlanContext(PlanRequest request)
    {
        Request = request;
        _before = request.From.Objects.ToDictionary(one => one.Name);
        _after = request.To.Objects.ToDictionary(one => one.Name);
        _changes = request.Changes.ToDictionary(one => one.Subject.Name);
    }

    /// <summary>What the plan is made from.</summary>
    public PlanRequest Request { get; }

    /// <summary>The server's <c>server_version_num</c>.</summary>
    public int Version => Request.ServerVersion;

    /// <summary>What only a person knows, as far as the rules came upon it.</summary>
    public IReadOnlyList<PlanQuestion> Questions => _questions;

    /// <summary>The object as it is; absent where it does not exist yet.</summary>
    public SchemaObject? Before(ObjectName name) => _before.GetValueOrDefault(name);

    /// <summary>The object as it shall be; absent where it is to go.</summary>
    public SchemaObject? After(ObjectName name) => _after.GetValueOrDefault(name);

    /// <summary>True for an object that the plan creates: nobody uses it yet, and it has no rows.</summary>
    public bool IsCreated(ObjectName name) => _changes.GetValueOrDefault(name) is Change.Create;

    /// <summary>True for an object that the plan drops for good.</summary>
    public bool IsDropped(ObjectName name) => _changes.GetValueOrDefault(name) is Change.Drop;

    /// <summary>Asks for what only a person knows; the plan is not complete then.</summary>
    public void Ask(PlanQuestion question) => _questions.Add(question);
}
