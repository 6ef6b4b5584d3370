using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Godwit;

/// <summary>
/// Spans and measurements of one run, under the name <c>Godwit</c>: a span for the run, one for each migration, one for
/// each attempt at a step. Made where the run begins, told of everything that happens, disposed where the run ends.
/// </summary>
/// <remarks>
/// The spans nest by themselves, and those of the driver become children of the step, because each span is the current
/// one while it is open. Names of attributes follow the OpenTelemetry conventions for database clients where these have
/// one. Source and meter are static, as <see cref="ActivitySource"/> asks for: they hold no state of a run.
/// </remarks>
sealed class MigrationTelemetry : IDisposable
{
    public const string Name = "Godwit";

    const string System = "db.system.name";
    const string Error = "error.type";

    static readonly ActivitySource Source = new(Name, GodwitVersion);
    static readonly Meter Meter = new(Name, GodwitVersion);

    static readonly Counter<long> Applied = Meter.CreateCounter<long>(
        "godwit.migrations.applied",
        "{migration}",
        "Migrations applied."
    );

    static readonly Histogram<double> MigrationDuration = Meter.CreateHistogram<double>(
        "godwit.migration.duration",
        "s",
        "Time that a migration took in a run, failed ones included."
    );

    static readonly Histogram<double> LockWait = Meter.CreateHistogram<double>(
        "godwit.lock.wait.duration",
        "s",
        "Time until a run held the migration lock."
    );

    static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "godwit.step.retries",
        "{retry}",
        "Steps that were rolled back for a lock, a deadlock or a serialization failure and tried again."
    );

    readonly string _dialect;
    readonly TimeProvider _time;
    readonly Activity? _run;
    Activity? _migration;
    Activity? _step;
    long? _migrationStarted;

    /// <summary>Begins the span of a run.</summary>
    /// <param name="dialect">The name of the engine, which is OpenTelemetry's name for it too.</param>
    /// <param name="time">The clock that durations of failed migrations are measured with.</param>
    public MigrationTelemetry(string dialect, TimeProvider time)
    {
        (_dialect, _time) = (dialect, time);
        _run = Source.StartActivity("godwit.migrate")?.SetTag(System, dialect);
    }

    static string? GodwitVersion => typeof(MigrationTelemetry).Assembly.GetName().Version?.ToString(3);

    KeyValuePair<string, object?> SystemTag => new(System, _dialect);

    /// <summary>Takes in what happened.</summary>
    public void Handle(MigrationEvent occurred)
    {
        switch (occurred)
        {
            case MigrationEvent.WaitingForLock e:
                _run?.AddEvent(Note("godwit.lock.waiting", ("godwit.lock.holder.process_id", e.Holder?.ProcessId)));
                break;
            case MigrationEvent.LockAcquired e:
                LockWait.Record(e.Waited.TotalSeconds, SystemTag);
                _run?.SetTag("godwit.lock.wait.duration", e.Waited.TotalSeconds);
                break;
            case MigrationEvent.MigrationStarted e:
                Start(e);
                break;
            case MigrationEvent.StepStarted e:
                Start(e);
                break;
            case MigrationEvent.StepCompleted:
                Close(ref _step);
                break;
            case MigrationEvent.StepRetrying e:
                Retry(e);
                break;
            case MigrationEvent.BatchCompleted e:
                _step?.SetTag("godwit.batch.rows", e.Rows);
                break;
            case MigrationEvent.MigrationCompleted e:
                Complete(e);
                break;
            case MigrationEvent.Reconnecting e:
                (_step ?? _migration ?? _run)?.AddEvent(Note("godwit.reconnecting", ("godwit.attempt", e.Attempt)));
                break;
            default:
                break; // notices, warnings and blockers are for the log
        }
    }

    /// <summary>Marks the run, and what it was doing, as failed.</summary>
    public void Failed(Exception exception)
    {
        var type = TypeOf(exception);
        if (_migrationStarted is { } started)
            MigrationDuration.Record(_time.GetElapsedTime(started).TotalSeconds, SystemTag, new(Error, type));
        _migrationStarted = null;
        foreach (var activity in (ReadOnlySpan<Activity?>)[_step, _migration, _run])
            activity?.SetTag(Error, type).SetStatus(ActivityStatusCode.Error, exception.Message);
        if (exception is GodwitException { SqlState: { } state })
            _step?.SetTag("db.response.status_code", state);
    }

    /// <summary>Ends the spans that are open.</summary>
    public void Dispose()
    {
        Close(ref _step);
        Close(ref _migration);
        _run?.Dispose();
    }

    void Start(MigrationEvent.MigrationStarted e)
    {
        Close(ref _step);
        Close(ref _migration);
        _migrationStarted = _time.GetTimestamp();
        _migration = StartUnder(_run, "godwit.migration")
            ?.SetTag("godwit.migration.version", e.Migration.Version.Text)
            .SetTag("godwit.migration.name", e.Migration.Name)
            .SetTag("godwit.migration.steps", e.Steps);
    }

    void Start(MigrationEvent.StepStarted e)
    {
        Close(ref _step);
        _step = StartUnder(_migration ?? _run, "godwit.step")
            ?.SetTag("godwit.migration.version", e.Migration.Version.Text)
            .SetTag("godwit.step.number", e.Step.Number)
            .SetTag("godwit.step.kind", Word(e.Step.Kind))
            .SetTag("godwit.step.attempt", e.Attempt);
    }

    void Retry(MigrationEvent.StepRetrying e)
    {
        Retries.Add(1, SystemTag);
        _step?.SetStatus(ActivityStatusCode.Error, e.Reason);
        Close(ref _step);
    }

    void Complete(MigrationEvent.MigrationCompleted e)
    {
        Close(ref _step);
        Close(ref _migration);
        _migrationStarted = null;
        Applied.Add(1, SystemTag);
        MigrationDuration.Record(e.Duration.TotalSeconds, SystemTag);
    }

    /// <summary>
    /// The parent is made current first: a span that was started in a deeper asynchronous call is not current any more
    /// in this one.
    /// </summary>
    Activity? StartUnder(Activity? parent, string name)
    {
        if (parent is not null)
            Activity.Current = parent;
        return Source.StartActivity(name)?.SetTag(System, _dialect);
    }

    static void Close(ref Activity? activity)
    {
        activity?.Dispose();
        activity = null;
    }

    static ActivityEvent Note(string name, (string Key, object? Value) tag) =>
        new(name, tags: new ActivityTagsCollection { [tag.Key] = tag.Value });

    /// <summary>Few and stable values, as the convention asks: our codes, else the type.</summary>
    static string? TypeOf(Exception exception) =>
        exception is GodwitException { Code: var code } ? code : exception.GetType().FullName;

    static string Word(StepKind kind) =>
        kind switch
        {
            StepKind.Transaction => "transaction",
            StepKind.Alone => "alone",
            StepKind.Batches => "batches",
            _ => throw new UnreachableException(string.Create(CultureInfo.InvariantCulture, $"Unknown kind {kind}.")),
        };
}
