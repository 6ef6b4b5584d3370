using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Storefront;

/// <summary>
/// Where the shop keeps its data: PostgreSQL when <c>DATABASE_URL</c> says so, else a SQLite file in the content root.
/// </summary>
sealed record ShopDatabase(Dialect Dialect, string ConnectionString)
{
    public DbDataSource CreateDataSource() =>
        Dialect == Dialect.PostgreSql
            ? NpgsqlDataSource.Create(ConnectionString)
            : SqliteFactory.Instance.CreateDataSource(ConnectionString);

    /// <exception cref="FormatException">
    /// The URL is for no engine that the shop runs on. The message does not repeat it: it may hold a password.
    /// </exception>
    public static ShopDatabase FromUrl(string? url, string contentRoot)
    {
        if (string.IsNullOrWhiteSpace(url))
            return Sqlite(Path.Combine(contentRoot, "storefront.db"));
        if (url.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase))
            return Sqlite(Path.GetFullPath(url["sqlite:".Length..], contentRoot));
        return
            Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri is { Scheme: "postgres" or "postgresql", Host.Length: > 0, AbsolutePath.Length: > 1 }
            ? new(Dialect.PostgreSql, PostgreSql(uri))
            : throw new FormatException(
                "DATABASE_URL is neither postgres://user:password@host:port/database nor sqlite:file. "
                    + "Without it the shop uses a SQLite file."
            );
    }

    static ShopDatabase Sqlite(string file) =>
        new(
            Dialect.Sqlite,
            new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ConnectionString
        );

    static string PostgreSql(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            ApplicationName = "storefront",
        };
        foreach (var parameter in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Set(builder, parameter.Split('=', 2));
        return builder.ConnectionString;
    }

    static void Set(NpgsqlConnectionStringBuilder builder, string[] parameter)
    {
        try
        {
            // libpq writes sslmode=verify-full where Npgsql's value is VerifyFull.
            var value = Uri.UnescapeDataString(parameter.ElementAtOrDefault(1) ?? "");
            builder[Uri.UnescapeDataString(parameter[0])] = parameter[0]
                .Equals("sslmode", StringComparison.OrdinalIgnoreCase)
                ? value.Replace("-", "", StringComparison.Ordinal)
                : value;
        }
        catch (ArgumentException)
        {
            throw new FormatException(
                $"DATABASE_URL: '{parameter[0]}' is not a parameter of Npgsql, or its value is wrong."
            );
        }
    }
}
