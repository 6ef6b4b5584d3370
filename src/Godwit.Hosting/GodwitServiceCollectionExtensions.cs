using Godwit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Godwit to the services of an application.</summary>
public static class GodwitServiceCollectionExtensions
{
    /// <summary>
    /// Registers the application's database for migration, and a <see cref="Migrator"/> for it. Connections come from
    /// the registered <see cref="System.Data.Common.DbDataSource"/>. Nothing runs until <c>MigrateDatabaseAsync</c> is
    /// called or the host starts with <see cref="GodwitBuilder.MigrateOnStart"/>.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="configure">
    /// Where the migrations are and how to run them; absent: <c>db/migrations</c> and the defaults.
    /// </param>
    /// <remarks>Called again, it goes on with the same registration; what is said last counts.</remarks>
    public static GodwitBuilder AddGodwit(
        this IServiceCollection services,
        Dialect dialect,
        Action<GodwitBuilder>? configure = null
    ) => services.AddGodwit(GodwitRegistration.DefaultName, dialect, configure);

    /// <summary>
    /// Registers one of several databases for migration, and a keyed <see cref="Migrator"/> for it. Connections come
    /// from the <see cref="System.Data.Common.DbDataSource"/> that is registered under the same key.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The database, and the key of its services.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="configure">
    /// Where the migrations are and how to run them; absent: <c>db/migrations</c> and the defaults.
    /// </param>
    public static GodwitBuilder AddGodwit(
        this IServiceCollection services,
        string name,
        Dialect dialect,
        Action<GodwitBuilder>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(dialect);
        var registration = Find(services, name) ?? Add(services, name);
        registration.Dialect = dialect;
        var builder = new GodwitBuilder(services, registration);
        configure?.Invoke(builder);
        return builder;
    }

    static GodwitRegistration? Find(IServiceCollection services, string name) =>
        services
            .Where(s => s.ServiceType == typeof(GodwitRegistration))
            .Select(s => s.ImplementationInstance)
            .OfType<GodwitRegistration>()
            .FirstOrDefault(r => r.Name == name);

    static GodwitRegistration Add(IServiceCollection services, string name)
    {
        var registration = new GodwitRegistration(name);
        services.AddSingleton(registration);
        services.AddKeyedSingleton(name, (provider, _) => registration.CreateMigrator(provider));
        if (name == GodwitRegistration.DefaultName)
            services.AddSingleton(provider => provider.GetRequiredKeyedService<Migrator>(name));
        return registration;
    }
}
