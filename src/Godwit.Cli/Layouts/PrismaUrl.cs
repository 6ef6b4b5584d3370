namespace Godwit.Cli;

/// <summary>A URL as Prisma takes it, as one that Godwit takes.</summary>
/// <remarks>https://www.prisma.io/docs/orm/overview/databases/postgresql#connection-url</remarks>
static class PrismaUrl
{
    static readonly string SearchPath = $"options={Uri.EscapeDataString("-c search_path=")}";

    // They speak of Prisma's own pool and engine.
    static readonly string[] _own =
    [
        "connection_limit",
        "pool_timeout",
        "socket_timeout",
        "statement_cache_size",
        "pgbouncer",
        "sslaccept",
        "sslidentity",
        "single_use_connections",
        "max_connection_lifetime",
        "max_idle_connection_lifetime",
    ];

    /// <summary>Translates a URL; others are left as they are.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="folder">What the path of a SQLite file is relative to.</param>
    public static string Translate(string url, string folder)
    {
        if (url.StartsWith("file:", StringComparison.Ordinal))
            return "sqlite:" + Path.GetFullPath(WithoutQuery(url["file:".Length..]), folder);
        var query = url.IndexOf('?');
        if (query < 0 || !url.StartsWith("postgres", StringComparison.OrdinalIgnoreCase))
            return url;
        var parts = url[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Part);
        var kept = string.Join('&', parts.OfType<string>());
        return kept.Length == 0 ? url[..query] : $"{url[..query]}?{kept}";
    }

    /// <summary>The schema of a translated URL; absent: it has none, or the usual one.</summary>
    public static string? SchemaOf(string translated)
    {
        var at = translated.IndexOf(SearchPath, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var end = translated.IndexOf('&', at);
        var quoted = Uri.UnescapeDataString(translated[(at + SearchPath.Length)..(end < 0 ? translated.Length : end)]);
        var schema = quoted.Replace("\\ ", " ", StringComparison.Ordinal).Trim('"');
        return schema == "public" ? null : schema.Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    static string? Part(string part)
    {
        var name = part.Split('=')[0];
        if (name != "schema")
            return _own.Contains(name, StringComparer.Ordinal) ? null : part;
        var schema = Uri.UnescapeDataString(part["schema".Length..].TrimStart('='));
        var quoted = Dialect.PostgreSql.Syntax.QuoteIdentifier(schema).Replace(" ", "\\ ", StringComparison.Ordinal);
        return SearchPath + Uri.EscapeDataString(quoted);
    }

    static string WithoutQuery(string path) => path.Split('?')[0];
}
