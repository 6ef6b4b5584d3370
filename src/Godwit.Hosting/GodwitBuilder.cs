using System.Data.Common;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Godwit;

/// <summary>Says where the migrations of a registered database are, who runs them, and how.</summary>
public sealed class GodwitBuilder
{
    readonly GodwitRegistration _registration;

    internal GodwitBuilder(IServiceCollection services, GodwitRegistration registration) =>
        (Services, _registration) = (services, registration);

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the database; empty for the one without a name.</summary>
    public string Name => _registration.Name;

    /// <summary>
    /// A folder of migration files. A relative path is looked for under the content root, then beside the application's
    /// own files (where the <c>GodwitMigrations</c> item copies it). Default <c>db/migrations</c>.
    /// </summary>
    public GodwitBuilder MigrationsFrom(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _registration.OpenFolder = environment => HostFolder.Open(folder, environment);
        return this;
    }

    /// <summary>
    /// The migrations that a <c>GodwitMigrations</c> item with <c>Embed="true"</c> put into an assembly.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">The folder as the item names it; needed only when the assembly carries several.</param>
    public GodwitBuilder MigrationsFrom(Assembly assembly, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _registration.OpenFolder = _ => MigrationFolder.Embedded(assembly, folder);
        return this;
    }

    /// <summary>
    /// A folder that was opened by the caller, as one in the layout of another tool
    /// (<see cref="MigrationFolder.OpenPrisma(string)"/>).
    /// </summary>
    public GodwitBuilder MigrationsFrom(MigrationFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _registration.OpenFolder = _ => folder;
        return this;
    }

    /// <summary>
    /// Connects with this data source instead of the registered one: the migration role's credentials, while the
    /// application's own role may do less. It stays the caller's to dispose.
    /// </summary>
    public GodwitBuilder UseDataSource(DbDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        Services.AddKeyedSingleton(_registration, dataSource);
        return this;
    }

    /// <summary>
    /// As <see cref="UseDataSource(DbDataSource)"/>; made when it is first needed, and disposed with the host.
    /// </summary>
    public GodwitBuilder UseDataSource(Func<IServiceProvider, DbDataSource> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddKeyedSingleton(_registration, (provider, _) => create(provider));
        return this;
    }

    /// <summary>Changes how migrations are run.</summary>
    /// <param name="change">
    /// Given the options so far, returns those to use:
    /// <c>options => options with { Wait = TimeSpan.FromMinutes(2) }</c>. The defaults are those of
    /// <see cref="MigrateOptions"/>, with <see cref="MigrationPhase.ExpandUnlessEmpty"/>.
    /// </param>
    public GodwitBuilder Configure(Func<MigrateOptions, MigrateOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _registration.Changes.Add(change);
        return this;
    }

    /// <summary>
    /// Reads options from configuration: <c>History</c>, <c>LockTimeout</c>, <c>Retries</c>, <c>Wait</c>,
    /// <c>StatementTimeout</c> and <c>Phase</c>. Durations are written as in <c>godwit.json</c> (<c>3s</c>) or as .NET
    /// writes them (<c>00:00:03</c>). Read when the migrations are first run; another key is an error.
    /// </summary>
    /// <param name="section">
    /// The section that holds them, such as <c>builder.Configuration.GetSection("Godwit")</c>.
    /// </param>
    public GodwitBuilder Configure(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        _registration.Changes.Add(options => ConfiguredOptions.Read(section, options));
        return this;
    }

    /// <summary>
    /// Migrates while the host starts, before any hosted service runs and before the server listens. When a migration
    /// fails the host does not start: the exception leaves <c>StartAsync</c> and <c>RunAsync</c>.
    /// </summary>
    public GodwitBuilder MigrateOnStart()
    {
        _registration.IsMigratedOnStart = true;
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MigrateOnStartService>());
        return this;
    }
}
