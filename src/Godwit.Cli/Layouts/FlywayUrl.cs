namespace Godwit.Cli;

/// <summary>A URL of JDBC, as one that Godwit takes.</summary>
static class FlywayUrl
{
    const string Jdbc = "jdbc:";

    /// <summary>Translates the URL, with user and password, which stand beside it.</summary>
    public static string Translate(FlywaySettings settings)
    {
        var url = settings.Url!; // the caller looked
        if (!url.StartsWith(Jdbc, StringComparison.OrdinalIgnoreCase))
            return url;
        url = url[Jdbc.Length..];
        if (url.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase))
            return "sqlite:" + Path.GetFullPath(url["sqlite:".Length..].Split('?')[0], settings.WorkingDirectory);
        if (!url.StartsWith("postgresql:", StringComparison.OrdinalIgnoreCase))
            return url;
        var rest = url["postgresql:".Length..];
        // jdbc:postgresql:name is a database on this machine.
        rest = rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : $"localhost/{rest}";
        var query = rest.Contains('?', StringComparison.Ordinal)
            ? rest[(rest.IndexOf('?', StringComparison.Ordinal) + 1)..]
            : "";
        var place = rest.Split('?')[0];
        var parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToList();
        var user = settings.User ?? Value(parts, "user");
        var password = settings.Password ?? Value(parts, "password");
        var login =
            user is null ? ""
            : password is null ? $"{Uri.EscapeDataString(user)}@"
            : $"{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@";
        // Of JDBC's own parameters only these mean something here, and are named as in libpq.
        var kept = parts.Select(Kept).OfType<string>().ToList();
        return $"postgres://{login}{place}{(kept.Count == 0 ? "" : "?" + string.Join('&', kept))}";
    }

    static string? Value(List<string[]> parts, string name) =>
        parts.Find(part => part[0] == name) is [_, var value] ? Uri.UnescapeDataString(value) : null;

    static string? Kept(string[] part) =>
        part switch
        {
            ["sslmode", var mode] => $"sslmode={mode}",
            ["ssl", "true"] => "sslmode=require",
            ["currentSchema", var schema] =>
                $"options={Uri.EscapeDataString($"-c search_path={Uri.UnescapeDataString(schema)}")}",
            ["options", var options] => $"options={options}",
            ["ApplicationName", var name] => $"application_name={name}",
            _ => null,
        };
}
