using System.Data.Common;
using Npgsql;

namespace Godwit.Cli;

/// <summary>Creates a database, or drops and creates it.</summary>
static class DatabaseCreation
{
    // Every cluster has both; template1 is for those that dropped the other.
    static readonly string[] MaintenanceDatabases = ["postgres", "template1"];

    /// <summary>Creates the database if it does not exist.</summary>
    public static async Task EnsureAsync(DatabaseTarget target, Report report, CancellationToken cancellationToken)
    {
        switch (target)
        {
            case DatabaseTarget.Sqlite { IsMemory: false } sqlite:
                Directory.CreateDirectory(sqlite.FolderPath);
                break;
            case DatabaseTarget.PostgreSql postgres when !await ExistsAsync(postgres, cancellationToken):
                var isNew = await MaintainAsync(
                    postgres,
                    connection => PostgreSqlDatabases.CreateAsync(connection, postgres.Name, cancellationToken),
                    "the database cannot be created",
                    cancellationToken
                );
                if (isNew)
                    report.Note($"created {postgres.Description}");
                break;
        }
    }

    /// <summary>Drops the database, if it exists, and creates it again.</summary>
    public static async Task RecreateAsync(DatabaseTarget target, CancellationToken cancellationToken)
    {
        switch (target)
        {
            case DatabaseTarget.Sqlite { IsMemory: false } sqlite:
                Directory.CreateDirectory(sqlite.FolderPath);
                SqliteDatabases.Delete(sqlite.Settings.DataSource);
                break;
            case DatabaseTarget.PostgreSql postgres:
                await MaintainAsync(
                    postgres,
                    connection => PostgreSqlDatabases.RecreateAsync(connection, postgres.Name, cancellationToken),
                    "the database cannot be dropped and rebuilt",
                    cancellationToken
                );
                break;
        }
    }

    /// <summary>Whether there is a database; a server that cannot be asked counts as one that has it.</summary>
    public static async Task<bool> ExistsAsync(DatabaseTarget target, CancellationToken cancellationToken) =>
        target switch
        {
            DatabaseTarget.Sqlite { IsMemory: false } sqlite => File.Exists(sqlite.Settings.DataSource),
            DatabaseTarget.PostgreSql postgres => await ExistsAsync(postgres, cancellationToken),
            _ => false,
        };

    /// <summary>
    /// True unless the server says that there is no such database: a role may lack the right to look elsewhere.
    /// </summary>
    static async Task<bool> ExistsAsync(DatabaseTarget.PostgreSql target, CancellationToken cancellationToken)
    {
        await using var database = Database.Of(target);
        try
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
        catch (DbException)
        {
            // The run itself meets the same error and describes it.
            return true;
        }
    }

    static async Task<bool> MaintainAsync(
        DatabaseTarget.PostgreSql target,
        Func<DbConnection, Task<bool>> work,
        string problem,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var connection = await OpenMaintenanceAsync(target, cancellationToken);
            return await work(connection);
        }
        catch (DbException e)
        {
            throw ConnectionErrors.Describe(target, "GDW0511", problem, e);
        }
    }

    static async Task<NpgsqlConnection> OpenMaintenanceAsync(
        DatabaseTarget.PostgreSql target,
        CancellationToken cancellationToken
    )
    {
        var names = MaintenanceDatabases.Where(name => name != target.Name).ToList();
        for (var i = 0; ; i++)
        {
            var settings = new NpgsqlConnectionStringBuilder(target.Settings.ConnectionString)
            {
                Database = names[i],
                Pooling = false,
            };
            await using var database = Database.Of(target with { Settings = settings });
            try
            {
                return (NpgsqlConnection)await database.DataSource.OpenConnectionAsync(cancellationToken);
            }
            catch (PostgresException) when (i + 1 < names.Count)
            {
                // Not there, or not for this role: the next one.
            }
        }
    }
}
