using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Godwit.Cli;

/// <summary>PostgreSQL connection URIs as libpq reads them, in Npgsql's terms.</summary>
/// <remarks>https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS</remarks>
static class PostgreSqlUrl
{
    /// <summary>libpq's parameters and their names in Npgsql.</summary>
    static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["passfile"] = "Passfile",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["options"] = "Options",
        ["sslmode"] = "SSL Mode",
        ["sslnegotiation"] = "SSL Negotiation",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["channel_binding"] = "Channel Binding",
        ["require_auth"] = "Require Auth",
        ["gssencmode"] = "GSS Encryption Mode",
        ["krbsrvname"] = "Kerberos Service Name",
        ["target_session_attrs"] = "Target Session Attributes",
        ["keepalives_idle"] = "TCP Keepalive Time",
        ["keepalives_interval"] = "TCP Keepalive Interval",
    };

    const string ErrorDetail = "Include Error Detail";

    public static DatabaseTarget Parse(ConfigurationValue value, string rest)
    {
        var settings = new NpgsqlConnectionStringBuilder();
        var queryStart = rest.IndexOf('?');
        var beforeQuery = queryStart < 0 ? rest : rest[..queryStart];
        // A slash or question mark in a password must be percent-encoded; an @ need not be: the last one counts.
        var pathStart = beforeQuery.IndexOf('/');
        var authority = pathStart < 0 ? beforeQuery : beforeQuery[..pathStart];
        var hosts = ReadUser(value, authority, settings);
        ReadHosts(value, hosts, settings);
        if (pathStart >= 0 && pathStart + 1 < beforeQuery.Length)
            settings.Database = DatabaseUrl.Decode(value, beforeQuery[(pathStart + 1)..]);
        if (queryStart >= 0)
            ReadParameters(value, rest[(queryStart + 1)..], settings);
        return new DatabaseTarget.PostgreSql(WithDefaults(settings), value.Text);
    }

    /// <returns>What is left: the hosts.</returns>
    static string ReadUser(ConfigurationValue value, string authority, NpgsqlConnectionStringBuilder settings)
    {
        var at = authority.LastIndexOf('@');
        if (at < 0)
            return authority;
        var colon = authority.IndexOf(':', 0, at);
        var user = authority[..(colon < 0 ? at : colon)];
        if (user.Length > 0)
            settings.Username = DatabaseUrl.Decode(value, user);
        if (colon >= 0 && colon + 1 < at)
            settings.Password = DatabaseUrl.Decode(value, authority[(colon + 1)..at]);
        return authority[(at + 1)..];
    }

    static void ReadHosts(ConfigurationValue value, string hosts, NpgsqlConnectionStringBuilder settings)
    {
        var parsed = hosts.Split(',').Select(host => ReadHost(value, host)).ToList();
        if (parsed is [var (name, port)])
        {
            settings.Host = name;
            settings.Port = port ?? NpgsqlConnection.DefaultPort;
            return;
        }
        settings.Host = string.Join(
            ',',
            parsed.Select(host =>
            {
                var name = host.Name.Contains(':') ? $"[{host.Name}]" : host.Name;
                var port = host.Port ?? NpgsqlConnection.DefaultPort;
                return string.Create(CultureInfo.InvariantCulture, $"{name}:{port}");
            })
        );
    }

    static (string Name, int? Port) ReadHost(ConfigurationValue value, string text)
    {
        var nameEnd = text.IndexOf(':');
        var name = nameEnd < 0 ? text : text[..nameEnd];
        if (text.StartsWith('['))
        {
            var bracket = text.IndexOf(']');
            if (bracket < 0 || (bracket + 1 < text.Length && text[bracket + 1] != ':'))
                throw DatabaseUrl.Invalid(
                    value,
                    $"'{value.Key.Name}' has an IPv6 address without its closing bracket."
                );
            name = text[1..bracket];
            nameEnd = bracket + 1 < text.Length ? bracket + 1 : -1;
        }
        name = name.Length == 0 ? "localhost" : DatabaseUrl.Decode(value, name);
        if (nameEnd < 0 || nameEnd + 1 == text.Length)
            return (name, null);
        return TryParsePort(text[(nameEnd + 1)..]) is { } port
            ? (name, port)
            : throw DatabaseUrl.Invalid(
                value,
                $"'{value.Key.Name}' has a port that is not a number from 1 to 65535.",
                "If the password holds one of : / ? # [ ] @, percent-encode it, for instance %2F for a slash."
            );
    }

    static int? TryParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : null;

    static void ReadParameters(ConfigurationValue value, string query, NpgsqlConnectionStringBuilder settings)
    {
        foreach (var (name, text) in DatabaseUrl.Parameters(value, query))
        {
            if (!Parameters.TryGetValue(name, out var keyword))
                throw DatabaseUrl.Invalid(
                    value,
                    $"'{value.Key.Name}' has an unknown parameter '{name}'.{Suggestion.For(name, Parameters.Keys)}",
                    $"Known are {string.Join(", ", Parameters.Keys.Order(StringComparer.Ordinal))}."
                );
            // Npgsql spells its enumerations without hyphens: verify-full is VerifyFull.
            var isEnumeration = name is "sslmode" or "target_session_attrs" or "gssencmode" or "channel_binding";
            Set(
                value,
                settings,
                keyword,
                name,
                isEnumeration && name != "target_session_attrs" ? text.Replace("-", "", StringComparison.Ordinal) : text
            );
        }
    }

    public static DatabaseTarget FromConnectionString(ConfigurationValue value, DbConnectionStringBuilder parts)
    {
        var settings = new NpgsqlConnectionStringBuilder();
        foreach (string keyword in parts.Keys)
            Set(
                value,
                settings,
                keyword,
                keyword,
                Convert.ToString(parts[keyword], CultureInfo.InvariantCulture) ?? ""
            );
        return new DatabaseTarget.PostgreSql(WithDefaults(settings), value.Text);
    }

    static void Set(
        ConfigurationValue value,
        NpgsqlConnectionStringBuilder settings,
        string keyword,
        string shown,
        string text
    )
    {
        if (!settings.ContainsKey(keyword))
            throw DatabaseUrl.Invalid(value, $"'{value.Key.Name}' has an unknown keyword '{shown}'.");
        try
        {
            settings[keyword] = text;
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // Its words are not passed on: they may quote what was set.
            throw DatabaseUrl.Invalid(value, $"'{value.Key.Name}' has a value of '{shown}' that cannot be used.");
        }
    }

    /// <summary>What Godwit needs of a connection, where the user did not say otherwise.</summary>
    static NpgsqlConnectionStringBuilder WithDefaults(NpgsqlConnectionStringBuilder settings)
    {
        if (string.IsNullOrEmpty(settings.Host))
            settings.Host = "localhost";
        settings.ApplicationName ??= "godwit";
        // Which statement of a batch failed is known only with this.
        settings.IncludeFailedBatchedCommand = true;
        // Who has to mend a migration wants to know which key is there twice.
        if (!settings.ShouldSerialize(ErrorDetail))
            settings.IncludeErrorDetail = true;
        // Statements end by statement_timeout, on the server, or not at all.
        settings.CommandTimeout = 0;
        settings.TcpKeepAlive = true;
        return settings;
    }
}
