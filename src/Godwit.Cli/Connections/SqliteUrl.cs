using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Godwit.Cli;

/// <summary>
/// <c>sqlite:app.db</c>, <c>sqlite:///full/path.db</c>, <c>sqlite::memory:</c>, with <c>?mode=</c> and <c>?cache=</c>.
/// </summary>
static class SqliteUrl
{
    const string Memory = ":memory:";

    public static DatabaseTarget Parse(ConfigurationValue value, string rest, Func<string, string> display)
    {
        var queryStart = rest.IndexOf('?');
        var path = queryStart < 0 ? rest : rest[..queryStart];
        if (path.StartsWith("//", StringComparison.Ordinal))
            path = path[2..];
        var settings = new SqliteConnectionStringBuilder { DataSource = DatabaseUrl.Decode(value, path) };
        if (queryStart >= 0)
            ReadParameters(value, rest[(queryStart + 1)..], settings);
        return Complete(value, settings, display);
    }

    static void ReadParameters(ConfigurationValue value, string query, SqliteConnectionStringBuilder settings)
    {
        foreach (var (name, text) in DatabaseUrl.Parameters(value, query))
        {
            switch (name, text)
            {
                case ("mode", "ro"):
                    settings.Mode = SqliteOpenMode.ReadOnly;
                    break;
                case ("mode", "rw"):
                    settings.Mode = SqliteOpenMode.ReadWrite;
                    break;
                case ("mode", "rwc"):
                    settings.Mode = SqliteOpenMode.ReadWriteCreate;
                    break;
                case ("mode", "memory"):
                    settings.Mode = SqliteOpenMode.Memory;
                    break;
                case ("cache", "shared"):
                    settings.Cache = SqliteCacheMode.Shared;
                    break;
                case ("cache", "private"):
                    settings.Cache = SqliteCacheMode.Private;
                    break;
                case ("mode" or "cache", _):
                    throw DatabaseUrl.Invalid(
                        value,
                        $"'{value.Key.Name}' has a value of '{name}' that cannot be used.",
                        "mode is ro, rw, rwc or memory; cache is shared or private."
                    );
                default:
                    throw DatabaseUrl.Invalid(
                        value,
                        $"'{value.Key.Name}' has an unknown parameter '{name}'.",
                        "Known are mode and cache."
                    );
            }
        }
    }

    /// <summary>True where a keyword is SQLite's and not PostgreSQL's.</summary>
    public static bool IsConnectionString(DbConnectionStringBuilder parts) =>
        parts.ContainsKey("Data Source") || parts.ContainsKey("DataSource") || parts.ContainsKey("Filename");

    public static DatabaseTarget FromConnectionString(
        ConfigurationValue value,
        DbConnectionStringBuilder parts,
        Func<string, string> display
    )
    {
        var settings = new SqliteConnectionStringBuilder();
        foreach (string keyword in parts.Keys)
        {
            try
            {
                settings[keyword] = Convert.ToString(parts[keyword], CultureInfo.InvariantCulture);
            }
            catch (Exception e) when (e is ArgumentException or FormatException)
            {
                // Its words are not passed on: they may quote what was set.
                throw DatabaseUrl.Invalid(
                    value,
                    $"'{value.Key.Name}' has a keyword '{keyword}' that SQLite does not know, or whose value "
                        + $"cannot be used."
                );
            }
        }
        return Complete(value, settings, display);
    }

    static DatabaseTarget.Sqlite Complete(
        ConfigurationValue value,
        SqliteConnectionStringBuilder settings,
        Func<string, string> display
    )
    {
        if (settings.DataSource.Length == 0 || settings.DataSource.Contains('\0'))
            throw DatabaseUrl.Invalid(value, $"'{value.Key.Name}' names no SQLite file.", "Write sqlite:app.db.");
        // The file must be free as soon as a connection is closed: reset deletes it.
        settings.Pooling = false;
        var shown = settings.DataSource;
        if (shown != Memory && settings.Mode != SqliteOpenMode.Memory)
        {
            settings.DataSource = Path.GetFullPath(shown, value.Folder);
            shown = display(settings.DataSource);
        }
        return new DatabaseTarget.Sqlite(settings, shown);
    }
}
