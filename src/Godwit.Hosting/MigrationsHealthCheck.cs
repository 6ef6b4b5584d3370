using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Godwit;

/// <summary>Asks what a start of this application would run: one SELECT, and nothing is kept between checks.</summary>
sealed class MigrationsHealthCheck(IServiceProvider services, string? database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var findings = new List<string>();
        var data = new Dictionary<string, object>();
        GodwitException? error = null;
        try
        {
            foreach (var registration in Registrations())
            {
                var migrator = services.GetRequiredKeyedService<Migrator>(registration.Name);
                Describe(
                    registration,
                    await migrator.PlanAsync(cancellationToken).ConfigureAwait(false),
                    findings,
                    data
                );
            }
        }
        catch (GodwitException e)
        {
            error = e;
            findings.Add($"{e.Code}: {e.Message}");
        }
        return findings.Count == 0
            ? HealthCheckResult.Healthy("Nothing is pending.", data)
            : new(context.Registration.FailureStatus, string.Join('\n', findings), error, data);
    }

    ValueList<GodwitRegistration> Registrations() =>
        database is null ? GodwitRegistration.All(services) : [GodwitRegistration.Named(services, database)];

    /// <summary>
    /// Held contract migrations are healthy: the deployment that they wait for could never be completed otherwise. Rows
    /// that are ahead are too: an older version that runs beside a newer one is what a rolling deployment looks like.
    /// </summary>
    static void Describe(
        GodwitRegistration registration,
        MigrationPlan plan,
        List<string> findings,
        Dictionary<string, object> data
    )
    {
        var prefix = registration.Name == GodwitRegistration.DefaultName ? "" : $"{registration.Name}:";
        Add("pending", plan.Pending.Select(p => p.Migration.ToString()));
        Add("held", plan.Held.Select(m => m.ToString()));
        Add("ahead", plan.Ahead.Select(e => e.Title));
        if (plan.Pending.Count > 0)
            findings.Add($"{plan.Pending.Count} pending in {registration.Display}.");

        void Add(string key, IEnumerable<string> migrations)
        {
            if (migrations.ToArray() is { Length: > 0 } listed)
                data[prefix + key] = listed;
        }
    }
}
