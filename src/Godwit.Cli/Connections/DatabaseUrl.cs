using System.Data.Common;

namespace Godwit.Cli;

/// <summary>
/// Reads what <c>url</c> may hold: a URL or an ADO.NET connection string. Its errors never show a password.
/// </summary>
static class DatabaseUrl
{
    /// <param name="value">The configured value.</param>
    /// <param name="dialect">The configured engine; absent: the URL says it.</param>
    /// <param name="display">Shows a full path as people would type it.</param>
    public static DatabaseTarget Parse(ConfigurationValue value, Dialect? dialect, Func<string, string> display)
    {
        var target = ParseAny(value, dialect, display);
        if (dialect is not null && target.Dialect != dialect)
            throw Invalid(
                value,
                $"'{value.Key.Name}' is for {target.Dialect.Name}, but 'database' says {dialect.Name}.",
                $"Change one of them, or give {ConfigurationKey.Database.Flag} {target.Dialect.Name}."
            );
        return target;
    }

    static DatabaseTarget ParseAny(ConfigurationValue value, Dialect? dialect, Func<string, string> display)
    {
        var text = value.Text.Trim();
        if (Rest(text, "postgres://") is { } postgres)
            return PostgreSqlUrl.Parse(value, postgres);
        if (Rest(text, "postgresql://") is { } postgresql)
            return PostgreSqlUrl.Parse(value, postgresql);
        if (Rest(text, "sqlite:") is { } sqlite)
            return SqliteUrl.Parse(value, sqlite, display);
        if (Rest(text, "mysql:") is not null || Rest(text, "mariadb:") is not null)
            throw CommandException.NotYet(
                $"{value.Place}: MySQL and MariaDB are not supported yet.",
                "This version knows postgresql and sqlite."
            );
        var schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd > 0 && text.AsSpan(0, schemeEnd).IndexOfAnyExceptInRange('A', 'z') < 0)
            throw Invalid(value, $"'{text[..schemeEnd]}://' is not a kind of URL that '{value.Key.Name}' may hold.");
        if (text.Contains('='))
            return ParseConnectionString(value, text, dialect, display);
        throw Invalid(value, $"'{value.Key.Name}' is {(text.Length == 0 ? "empty" : "not a database URL")}.");
    }

    static string? Rest(string text, string scheme) =>
        text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? text[scheme.Length..] : null;

    static DatabaseTarget ParseConnectionString(
        ConfigurationValue value,
        string text,
        Dialect? dialect,
        Func<string, string> display
    )
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            // The exception's words may quote the string, and the string may hold a password.
            throw Invalid(value, $"'{value.Key.Name}' is not a well-formed connection string.");
        }
        var isSqlite = dialect is null ? SqliteUrl.IsConnectionString(parts) : dialect == Dialect.Sqlite;
        return isSqlite
            ? SqliteUrl.FromConnectionString(value, parts, display)
            : PostgreSqlUrl.FromConnectionString(value, parts);
    }

    /// <summary>An error of a URL; the message must not quote it.</summary>
    public static CommandException Invalid(ConfigurationValue value, string problem, string? hint = null) =>
        new("GDW0507", ExitCodes.Usage, $"{value.Place}: {problem}")
        {
            Location = value.Location,
            Hint = hint ?? "Write postgres://user@host:5432/database, sqlite:app.db, or an ADO.NET connection string.",
        };

    /// <summary>Percent-decodes a part of a URL.</summary>
    public static string Decode(ConfigurationValue value, string text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                throw Invalid(
                    value,
                    $"'{value.Key.Name}' holds a % that is not followed by two hexadecimal digits.",
                    "Write %25 for a percent sign."
                );
        }
        return Uri.UnescapeDataString(text);
    }

    /// <summary>The parameters after the question mark, decoded, in order.</summary>
    public static IEnumerable<(string Name, string Value)> Parameters(ConfigurationValue value, string query)
    {
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
                throw Invalid(value, $"'{value.Key.Name}' has a parameter that is not written name=value.");
            yield return (Decode(value, part[..equals]), Decode(value, part[(equals + 1)..]));
        }
    }
}
