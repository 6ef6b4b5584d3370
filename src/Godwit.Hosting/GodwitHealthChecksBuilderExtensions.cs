using Godwit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Godwit to the health checks of an application.</summary>
public static class GodwitHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds the check <c>godwit</c>: it fails while a migration is pending that the application's start would apply,
    /// and while anything is wrong with the history (an edited or missing file, a failed migration). A database that is
    /// ahead of this version of the application is healthy, and so are contract migrations that are held back; the data
    /// of the result lists both.
    /// </summary>
    /// <param name="builder">The application's health checks.</param>
    /// <param name="database">One registered database; absent: all of them.</param>
    /// <param name="name">The name of the check. Default <c>godwit</c>, or <c>godwit:</c> and the database.</param>
    /// <param name="failureStatus">What a failure is reported as. Default <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to filter checks by.</param>
    /// <remarks>
    /// Costs one SELECT and the reading of the migration folder. Adding the same name again changes nothing.
    /// </remarks>
    public static IHealthChecksBuilder AddGodwit(
        this IHealthChecksBuilder builder,
        string? database = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var registration = new HealthCheckRegistration(
            name ?? (string.IsNullOrEmpty(database) ? "godwit" : $"godwit:{database}"),
            provider => new MigrationsHealthCheck(provider, database),
            failureStatus,
            tags
        );
        // Not builder.Add: a name that is there twice makes every request to the health endpoint fail.
        builder.Services.Configure<HealthCheckServiceOptions>(options =>
        {
            if (
                options.Registrations.All(r =>
                    !string.Equals(r.Name, registration.Name, StringComparison.OrdinalIgnoreCase)
                )
            )
                options.Registrations.Add(registration);
        });
        return builder;
    }
}
