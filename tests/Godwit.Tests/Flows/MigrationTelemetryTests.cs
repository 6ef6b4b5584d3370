using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Godwit;

public sealed class MigrationTelemetryTests : IDisposable
{
    static readonly Migration First = CreateMigration("1", "one");
    static readonly Migration Second = CreateMigration("2", "two");
    static readonly MigrationStep Step = CreateStep(1);

    // Other tests migrate at the same time: only what belongs to this test's own trace is looked at.
    readonly Activity _test = new Activity("test").Start();
    readonly List<Activity> _spans = [];
    readonly ActivityListener _listener;

    public MigrationTelemetryTests()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name is "Godwit" or "Driver",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (_spans)
                {
                    if (span.TraceId == _test.TraceId)
                        _spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _test.Dispose();
    }

    [Fact]
    public void Run_migration_and_step_nest()
    {
        using (var telemetry = new MigrationTelemetry("sqlite", TimeProvider.System))
        {
            Apply(telemetry, First);
            Apply(telemetry, Second);
        }

        var run = Assert.Single(_spans, s => s.OperationName == "godwit.migrate");
        Assert.Equal(_test.SpanId, run.ParentSpanId);
        Assert.Equal(["1", "2"], Named("godwit.migration").Select(s => s.GetTagItem("godwit.migration.version")));
        Assert.All(Named("godwit.migration"), s => Assert.Equal(run.SpanId, s.ParentSpanId));
        Assert.Equal(Named("godwit.migration").Select(s => s.SpanId), Named("godwit.step").Select(s => s.ParentSpanId));
        Assert.All(_spans, s => Assert.Equal("sqlite", s.GetTagItem("db.system.name")));
        Assert.All(_spans, s => Assert.Equal(ActivityStatusCode.Unset, s.Status));
        Assert.Same(_test, Activity.Current);
    }

    [Fact]
    public async Task Spans_of_the_driver_are_children_of_the_step_although_events_come_from_deeper_calls()
    {
        using var driver = new ActivitySource("Driver");
        using (var telemetry = new MigrationTelemetry("postgresql", TimeProvider.System))
        {
            foreach (var migration in (Migration[])[First, Second])
            {
                await BeginAsync(telemetry, migration);
                await RunStepAsync(telemetry, migration, driver);
                telemetry.Handle(new MigrationEvent.MigrationCompleted(migration, TimeSpan.FromSeconds(1)));
            }
        }

        var statements = Named("statement");
        Assert.Equal(2, statements.Count);
        Assert.Equal(Named("godwit.step").Select(s => s.SpanId), statements.Select(s => s.ParentSpanId));
        Assert.Single(Named("godwit.migration").Select(s => s.ParentSpanId).Distinct());
    }

    [Fact]
    public void Every_attempt_at_a_step_is_a_span_and_the_lost_one_is_an_error()
    {
        using (var telemetry = new MigrationTelemetry("postgresql", TimeProvider.System))
        {
            telemetry.Handle(new MigrationEvent.MigrationStarted(First, 1, 1, 1, 0));
            telemetry.Handle(new MigrationEvent.StepStarted(First, Step, 1));
            telemetry.Handle(
                new MigrationEvent.StepRetrying(First, Step, 1, 10, TimeSpan.FromSeconds(1), "lock timeout", [])
            );
            telemetry.Handle(new MigrationEvent.StepStarted(First, Step, 2));
            telemetry.Handle(new MigrationEvent.StepCompleted(First, Step, TimeSpan.FromSeconds(1)));
            telemetry.Handle(new MigrationEvent.MigrationCompleted(First, TimeSpan.FromSeconds(2)));
        }

        Assert.Equal(
            [(1, ActivityStatusCode.Error), (2, ActivityStatusCode.Unset)],
            Named("godwit.step").Select(s => ((int)s.GetTagItem("godwit.step.attempt")!, s.Status))
        );
        Assert.Equal(ActivityStatusCode.Unset, Assert.Single(Named("godwit.migration")).Status);
    }

    [Fact]
    public void A_failure_marks_step_migration_and_run_with_the_code_of_the_error()
    {
        using (var telemetry = new MigrationTelemetry("postgresql", TimeProvider.System))
        {
            Apply(telemetry, First);
            telemetry.Handle(new MigrationEvent.MigrationStarted(Second, 2, 2, 1, 0));
            telemetry.Handle(new MigrationEvent.StepStarted(Second, Step, 1));
            telemetry.Failed(new InvalidMigrationException("GDW0401", "no such table") { SqlState = "42P01" });
        }

        var failed = _spans.Where(s => s.Status == ActivityStatusCode.Error).ToList();
        Assert.Equal(["godwit.step", "godwit.migration", "godwit.migrate"], failed.Select(s => s.OperationName));
        Assert.All(failed, s => Assert.Equal("GDW0401", s.GetTagItem("error.type")));
        Assert.All(failed, s => Assert.Equal("no such table", s.StatusDescription));
        Assert.Equal("42P01", failed[0].GetTagItem("db.response.status_code"));
        Assert.Equal(5, _spans.Count);
    }

    [Fact]
    public void Spans_are_closed_when_the_connection_was_lost_and_the_migration_is_taken_up_again()
    {
        using (var telemetry = new MigrationTelemetry("postgresql", TimeProvider.System))
        {
            telemetry.Handle(new MigrationEvent.MigrationStarted(First, 1, 1, 1, 0));
            telemetry.Handle(new MigrationEvent.StepStarted(First, Step, 1));
            telemetry.Handle(new MigrationEvent.Reconnecting("reset by peer", 1));
            Apply(telemetry, First);
        }

        Assert.Equal(5, _spans.Count);
        Assert.Equal("godwit.reconnecting", Assert.Single(Named("godwit.step")[0].Events).Name);
        Assert.Single(Named("godwit.migration").Select(s => s.ParentSpanId).Distinct());
    }

    [Fact]
    public void The_meter_counts_migrations_and_retries_and_measures_durations()
    {
        // A dialect of its own keeps the measurements of other tests out.
        var dialect = $"test-{Guid.NewGuid():N}";
        var measured = new List<(string Instrument, double Value, string? Error)>();
        using var listener = Listen(dialect, measured);

        using (var telemetry = new MigrationTelemetry(dialect, TimeProvider.System))
        {
            telemetry.Handle(new MigrationEvent.LockAcquired(TimeSpan.FromSeconds(3)));
            telemetry.Handle(new MigrationEvent.MigrationStarted(First, 1, 2, 1, 0));
            telemetry.Handle(new MigrationEvent.StepRetrying(First, Step, 1, 10, TimeSpan.Zero, "deadlock", []));
            telemetry.Handle(new MigrationEvent.MigrationCompleted(First, TimeSpan.FromMilliseconds(1500)));
            telemetry.Handle(new MigrationEvent.MigrationStarted(Second, 2, 2, 1, 0));
            telemetry.Failed(new InvalidOperationException());
        }

        Assert.Equal(
            [
                ("godwit.lock.wait.duration", 3, null),
                ("godwit.step.retries", 1, null),
                ("godwit.migrations.applied", 1, null),
                ("godwit.migration.duration", 1.5, null),
            ],
            measured.Take(4)
        );
        var failed = Assert.Single(measured.Skip(4));
        Assert.Equal(
            ("godwit.migration.duration", "System.InvalidOperationException"),
            (failed.Instrument, failed.Error)
        );
    }

    [Fact]
    public void Without_a_listener_nothing_is_made()
    {
        _listener.Dispose();
        using var telemetry = new MigrationTelemetry("sqlite", TimeProvider.System);
        Apply(telemetry, First);
        telemetry.Failed(new InvalidOperationException());
        Assert.Empty(_spans);
    }

    static MeterListener Listen(string dialect, List<(string Instrument, double Value, string? Error)> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Godwit")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
        return listener;

        void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = new Dictionary<string, object?>(tags.ToArray());
            if (Equals(all["db.system.name"], dialect))
                measured.Add((instrument.Name, value, all.GetValueOrDefault("error.type") as string));
        }
    }

    static async Task BeginAsync(MigrationTelemetry telemetry, Migration migration)
    {
        await Task.Yield();
        telemetry.Handle(new MigrationEvent.MigrationStarted(migration, 1, 2, 1, 0));
    }

    static async Task RunStepAsync(MigrationTelemetry telemetry, Migration migration, ActivitySource driver)
    {
        await Task.Yield();
        telemetry.Handle(new MigrationEvent.StepStarted(migration, Step, 1));
        using (driver.StartActivity("statement"))
            await Task.Yield();
        telemetry.Handle(new MigrationEvent.StepCompleted(migration, Step, TimeSpan.FromSeconds(1)));
    }

    static void Apply(MigrationTelemetry telemetry, Migration migration)
    {
        telemetry.Handle(new MigrationEvent.MigrationStarted(migration, 1, 1, 1, 0));
        telemetry.Handle(new MigrationEvent.StepStarted(migration, Step, 1));
        telemetry.Handle(new MigrationEvent.StepCompleted(migration, Step, TimeSpan.FromSeconds(1)));
        telemetry.Handle(new MigrationEvent.MigrationCompleted(migration, TimeSpan.FromSeconds(1)));
    }

    List<Activity> Named(string name) => [.. _spans.Where(s => s.OperationName == name)];

    static Migration CreateMigration(string version, string name) =>
        TestFiles.Read(($"{version}_{name}.sql", [])).Single();

    static MigrationStep CreateStep(int number) =>
        new()
        {
            Number = number,
            Kind = StepKind.Transaction,
            Statements = [],
        };
}
