using Godwit;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Migrates the databases of a host.</summary>
public static class GodwitHostExtensions
{
    /// <summary>
    /// Applies the pending migrations of every registered database, in the order of registration. Call it between
    /// building and running the host: when it throws, the new version never takes traffic.
    /// </summary>
    /// <param name="host">The host.</param>
    /// <param name="cancellationToken">
    /// Ends the run; so do Ctrl-C and SIGTERM while the host has not started, and the host's own stop afterwards.
    /// </param>
    /// <returns>What was done, one result for each database.</returns>
    /// <exception cref="GodwitException">
    /// A migration failed or may not run; the message says what was applied and what to do.
    /// </exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; the next one continues.</exception>
    public static async Task<ValueList<MigrateResult>> MigrateDatabaseAsync(
        this IHost host,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(host);
        return await MigrateAsync(host, GodwitRegistration.All(host.Services), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Applies the pending migrations of one registered database.</summary>
    /// <inheritdoc cref="MigrateDatabaseAsync(IHost, CancellationToken)" />
    /// <param name="host">The host.</param>
    /// <param name="name">The name that the database was registered with.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>What was done.</returns>
    public static async Task<MigrateResult> MigrateDatabaseAsync(
        this IHost host,
        string name,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(name);
        var registration = GodwitRegistration.Named(host.Services, name);
        return (await MigrateAsync(host, [registration], cancellationToken).ConfigureAwait(false))[0];
    }

    static async Task<ValueList<MigrateResult>> MigrateAsync(
        IHost host,
        ValueList<GodwitRegistration> registrations,
        CancellationToken cancellationToken
    )
    {
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        using var termination = new TerminationSignals(
            isHostStarted: lifetime.ApplicationStarted.IsCancellationRequested,
            lifetime.ApplicationStopping,
            cancellationToken
        );
        var results = new List<MigrateResult>();
        foreach (var registration in registrations)
            results.Add(await registration.MigrateAsync(host.Services, termination.Token).ConfigureAwait(false));
        return results.ToValueList();
    }
}
