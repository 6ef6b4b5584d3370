using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Godwit;

/// <summary>
/// A database of an application: what <see cref="GodwitBuilder"/> was told of it, and the run that follows from that.
/// </summary>
sealed class GodwitRegistration(string name)
{
    /// <summary>The name of the one that was registered without a name.</summary>
    public const string DefaultName = "";

    const string LogCategory = "Godwit";

    public string Name { get; } = name;

    public Dialect Dialect { get; set; } = null!; // AddGodwit sets it before anyone else sees the registration

    public Func<IHostEnvironment, MigrationFolder> OpenFolder { get; set; } =
        environment => HostFolder.Open("db/migrations", environment);

    public List<Func<MigrateOptions, MigrateOptions>> Changes { get; } = [];

    public bool IsMigratedOnStart { get; set; }

    /// <summary>As log messages and health checks call it.</summary>
    public string Display => Name == DefaultName ? "the database" : $"database '{Name}'";

    public static ValueList<GodwitRegistration> All(IServiceProvider services)
    {
        var all = services.GetServices<GodwitRegistration>().ToValueList();
        return all.Count > 0 ? all : throw HostingException.NoDatabase(null, []);
    }

    public static GodwitRegistration Named(IServiceProvider services, string name)
    {
        var all = services.GetServices<GodwitRegistration>().ToList();
        return all.Find(r => r.Name == name) ?? throw HostingException.NoDatabase(name, all.Select(r => r.Name));
    }

    public Migrator CreateMigrator(IServiceProvider services)
    {
        var logger = CreateLogger(services);
        var options = Changes.Aggregate(
            new MigrateOptions { Phase = MigrationPhase.ExpandUnlessEmpty },
            (options, change) => change(options)
        );
        var onEvent = options.OnEvent;
        return new(
            Dialect,
            FindDataSource(services),
            OpenFolder(services.GetRequiredService<IHostEnvironment>()),
            options with
            {
                OnEvent = occurred =>
                {
                    logger.Report(Display, occurred);
                    onEvent?.Invoke(occurred);
                },
            }
        );
    }

    public async Task<MigrateResult> MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var logger = CreateLogger(services);
        try
        {
            var migrator = services.GetRequiredKeyedService<Migrator>(Name);
            var result = await migrator.MigrateAsync(cancellationToken).ConfigureAwait(false);
            logger.Report(Display, result);
            return result;
        }
        catch (GodwitException e)
        {
            logger.Failed(Display, e.Code, e.Message);
            throw;
        }
        catch (OperationCanceledException e)
        {
            logger.Cancelled(Display, e.Message);
            throw;
        }
    }

    static ILogger CreateLogger(IServiceProvider services) =>
        services.GetService<ILoggerFactory>()?.CreateLogger(LogCategory) ?? NullLogger.Instance;

    /// <summary>
    /// What UseDataSource was given, else what the application registered. A named database never falls back to the
    /// data source without a key: that one may belong to another database.
    /// </summary>
    DbDataSource FindDataSource(IServiceProvider services) =>
        services.GetKeyedService<DbDataSource>(this)
        ?? (Name == DefaultName ? services.GetService<DbDataSource>() : services.GetKeyedService<DbDataSource>(Name))
        ?? throw HostingException.NoDataSource(Name);
}
