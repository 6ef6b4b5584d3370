using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Godwit;

public sealed class TelemetryOfARunTests : IDisposable
{
    // Other tests migrate at the same time: only what belongs to this test's own trace is looked at.
    readonly Activity _test = new Activity("test").Start();
    readonly List<Activity> _spans = [];
    readonly ActivityListener _listener;

    public TelemetryOfARunTests()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "Godwit",
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

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _listener.Dispose();
        _test.Dispose();
    }

    [Fact]
    public async Task A_start_shows_its_migrations_and_their_steps_and_one_without_work_only_itself()
    {
        using var folder = new ApplicationFolder(
            "CREATE TABLE a (id integer);",
            "CREATE TABLE b (id integer);\n-- godwit: commit\nCREATE TABLE c (id integer);"
        );
        using var host = folder.Build();

        await host.MigrateDatabaseAsync(Token);

        Assert.Equal(["godwit.migrate"], Children(_test));
        var run = Assert.Single(_spans, s => s.OperationName == "godwit.migrate");
        Assert.Equal(["godwit.migration", "godwit.migration"], Children(run));
        var migrations = _spans.Where(s => s.OperationName == "godwit.migration").ToList();
        Assert.Equal([1, 2], migrations.Select(m => Children(m).Count()));
        Assert.Equal(["m1", "m2"], migrations.Select(m => m.GetTagItem("godwit.migration.name")));
        Assert.All(_spans, s => Assert.Equal("sqlite", s.GetTagItem("db.system.name")));

        _spans.Clear();
        await host.MigrateDatabaseAsync(Token);
        Assert.Equal("godwit.migrate", Assert.Single(_spans).OperationName);
    }

    [Fact]
    public async Task A_failure_is_on_the_step_the_migration_and_the_run()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);", ApplicationFolder.Broken);
        using var host = folder.Build();

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => host.MigrateDatabaseAsync(Token));

        var failed = _spans.Where(s => s.Status == ActivityStatusCode.Error).ToList();
        Assert.Equal(["godwit.step", "godwit.migration", "godwit.migrate"], failed.Select(s => s.OperationName));
        Assert.All(failed, s => Assert.Equal(error.Code, s.GetTagItem("error.type")));
        Assert.Equal("m2", failed[1].GetTagItem("godwit.migration.name"));
    }

    IEnumerable<string> Children(Activity parent) =>
        _spans.Where(s => s.ParentSpanId == parent.SpanId).Select(s => s.OperationName);
}
