using System.Data.Common;

namespace Godwit;

/// <summary>Creates and drops databases of a PostgreSQL server, on a connection to another of its databases.</summary>
static class PostgreSqlDatabases
{
    const string DuplicateDatabase = "42P04";
    const string UniqueViolation = "23505";

    /// <summary>
    /// Creates a database; false where it exists, also when another session creates it at the same time.
    /// </summary>
    public static async Task<bool> CreateAsync(
        DbConnection maintenance,
        string name,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await ExecuteAsync(maintenance, $"CREATE DATABASE {Quote(name)}", cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbException e) when (e.SqlState is DuplicateDatabase or UniqueViolation)
        {
            return false;
        }
    }

    /// <summary>
    /// Drops a database, ending its sessions, and creates it with the same owner, encoding and locale; false where
    /// there was none.
    /// </summary>
    public static async Task<bool> RecreateAsync(
        DbConnection maintenance,
        string name,
        CancellationToken cancellationToken
    )
    {
        var attributes = await ReadAttributesAsync(maintenance, name, cancellationToken).ConfigureAwait(false);
        if (attributes is null)
        {
            await CreateAsync(maintenance, name, cancellationToken).ConfigureAwait(false);
            return false;
        }
        await ExecuteAsync(maintenance, $"DROP DATABASE IF EXISTS {Quote(name)} WITH (FORCE)", cancellationToken)
            .ConfigureAwait(false);
        // Once dropped it must be created: a cancelled reset leaves an empty database, not none.
        await ExecuteAsync(maintenance, $"CREATE DATABASE {Quote(name)}{attributes}", CancellationToken.None)
            .ConfigureAwait(false);
        return true;
    }

    // template0 alone may be copied with another encoding or locale than its own; template1 is what
    // CREATE DATABASE copies by itself, extensions of the installation included.
    // The ICU locale has its column since 15, as daticulocale, and another name since 17: row_to_json knows either.
    const string AttributesQuery = """
        SELECT
            pg_catalog.pg_get_userbyid(d.datdba) AS owner,
            pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
            d.datcollate AS collate,
            d.datctype AS ctype,
            coalesce(pg_catalog.row_to_json(d.*) ->> 'datlocprovider', 'c') AS provider,
            coalesce(
                pg_catalog.row_to_json(d.*) ->> 'datlocale',
                pg_catalog.row_to_json(d.*) ->> 'daticulocale'
            ) AS locale,
            d.encoding = t.encoding
                AND d.datcollate = t.datcollate
                AND d.datctype = t.datctype
                AND coalesce(pg_catalog.row_to_json(d.*) ->> 'datlocprovider', 'c')
                    = coalesce(pg_catalog.row_to_json(t.*) ->> 'datlocprovider', 'c')
                AND coalesce(
                    pg_catalog.row_to_json(d.*) ->> 'datlocale',
                    pg_catalog.row_to_json(d.*) ->> 'daticulocale',
                    ''
                ) = coalesce(
                    pg_catalog.row_to_json(t.*) ->> 'datlocale',
                    pg_catalog.row_to_json(t.*) ->> 'daticulocale',
                    ''
                )
                AS is_like_template
        FROM pg_catalog.pg_database AS d
        JOIN pg_catalog.pg_database AS t ON t.datname = 'template1'
        WHERE d.datname = $1
        """;

    /// <summary>
    /// The options of CREATE DATABASE that make a database like the one there is; absent where there is none.
    /// </summary>
    static async Task<string?> ReadAttributesAsync(
        DbConnection maintenance,
        string name,
        CancellationToken cancellationToken
    )
    {
        var command = maintenance.CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.CommandText = AttributesQuery;
        var parameter = command.CreateParameter();
        parameter.Value = name;
        command.Parameters.Add(parameter);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            return null;
        var owner = $" OWNER {Quote(reader.GetString(0))}";
        if (reader.GetBoolean(6))
            return owner;
        var options =
            $"{owner} TEMPLATE template0 ENCODING {Literal(reader.GetString(1))} LC_COLLATE "
            + $"{Literal(reader.GetString(2))} "
            + $"LC_CTYPE {Literal(reader.GetString(3))}";
        var locale = await reader.IsDBNullAsync(5, cancellationToken).ConfigureAwait(false)
            ? null
            : reader.GetString(5);
        return reader.GetString(4) switch
        {
            "i" => $"{options} LOCALE_PROVIDER icu ICU_LOCALE {Literal(locale ?? "")}",
            "b" => $"{options} LOCALE_PROVIDER builtin BUILTIN_LOCALE {Literal(locale ?? "")}",
            _ => options,
        };
    }

    static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
