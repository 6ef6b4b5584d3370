namespace Godwit;

/// <summary>Godwit is not set up in this application as it must be to migrate.</summary>
public sealed class HostingException : GodwitException
{
    HostingException(string code, string message)
        : base(code, message) { }

    internal static HostingException NoFolder(string folder, string underContentRoot, string besideApplication) =>
        new(
            "GDW0601",
            $"The migration folder '{folder}' is neither {underContentRoot} (content root)"
                + (
                    underContentRoot == besideApplication
                        ? ""
                        : $" nor {besideApplication} (the application's own folder)"
                )
                + ". Nothing was run. Check MigrationsFrom, and include the folder in the project file, "
                + $"<GodwitMigrations Include=\"{folder}\" />, so that build and publish copy it."
        );

    internal static HostingException NoDataSource(string name) =>
        new(
            "GDW0602",
            name.Length == 0
                ? "No DbDataSource is registered, so Godwit has no database to migrate. Nothing was run. Register one "
                    + "(builder.Services.AddNpgsqlDataSource(...), or AddSingleton<DbDataSource>(...) for other "
                    + "drivers), or pass one to UseDataSource(...)."
                : $"No DbDataSource is registered with the key '{name}', so Godwit has no database to migrate. Nothing "
                    + "was run. Register one with that key (AddKeyedSingleton<DbDataSource>(...)), or pass one to "
                    + "UseDataSource(...). The data source without a key is not used: it may be another database."
        );

    internal static HostingException NoDatabase(string? name, IEnumerable<string> known)
    {
        var names = string.Join(", ", known.Select(n => n.Length == 0 ? "one without a name" : $"'{n}'"));
        return new(
            "GDW0603",
            (name, names) switch
            {
                (_, "") =>
                    "No database is registered with Godwit. Nothing was run. Call builder.Services.AddGodwit(...).",
                ("", _) =>
                    $"No database is registered with Godwit without a name. Nothing was run. Registered: {names}.",
                _ => $"No database '{name}' is registered with Godwit. Nothing was run. Registered: {names}.",
            }
        );
    }

    internal static HostingException BadSetting(string key, string problem) =>
        new("GDW0604", $"The configuration key '{key}' {problem}. Nothing was run.");
}
