using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>Finds the extension that a schema forgot to create: the server says what each of them brings.</summary>
static class PostgreSqlExtensionHint
{
    const string UndefinedObject = "42704";
    const string UndefinedFunction = "42883";

    // Those that whoever may create databases may create; others need a superuser, and may do more than add objects.
    const string Candidates = """
        SELECT extension.name::text
        FROM pg_catalog.pg_available_extensions AS extension
        JOIN pg_catalog.pg_available_extension_versions AS version
            ON version.name = extension.name AND version.version = extension.default_version
        WHERE extension.installed_version IS NULL AND (version.trusted OR extension.name = $1)
        ORDER BY extension.name <> $1, extension.name
        """;

    const string Members = """
        SELECT 1
        FROM pg_catalog.pg_extension AS extension
        JOIN pg_catalog.pg_depend AS member
            ON member.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
            AND member.refobjid = extension.oid
            AND member.deptype = 'e'
        WHERE extension.extname = $1
            AND (member.classid, member.objid) IN (
                SELECT tableoid, oid FROM pg_catalog.pg_type WHERE typname = $2
                UNION ALL SELECT tableoid, oid FROM pg_catalog.pg_proc WHERE proname = $2
                UNION ALL SELECT tableoid, oid FROM pg_catalog.pg_opclass WHERE opcname = $2
                UNION ALL SELECT tableoid, oid FROM pg_catalog.pg_am WHERE amname = $2
                UNION ALL SELECT tableoid, oid FROM pg_catalog.pg_ts_dict WHERE dictname = $2
            )
        LIMIT 1
        """;

    /// <summary>What to write, where an extension that is not there has what a statement misses.</summary>
    /// <param name="statement">The statement that failed.</param>
    /// <param name="error">What the server says.</param>
    /// <param name="dataSource">The scratch database; it stays as it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<string?> FindAsync(
        SqlStatement statement,
        DbException error,
        DbDataSource dataSource,
        CancellationToken cancellationToken
    )
    {
        if (
            error.SqlState is not (UndefinedObject or UndefinedFunction)
            || MissingName(statement, error) is not { } name
        )
            return null;
        foreach (var extension in await ReadCandidatesAsync(dataSource, name, cancellationToken).ConfigureAwait(false))
        {
            if (await HasAsync(dataSource, extension, name, cancellationToken).ConfigureAwait(false))
                return $"The extension {extension} brings `{name}`: put "
                    + $"`CREATE EXTENSION {PostgreSqlIdentifier.Quote(extension)};` into the schema.";
        }
        return null;
    }

    static async Task<List<string>> ReadCandidatesAsync(
        DbDataSource dataSource,
        string name,
        CancellationToken cancellationToken
    )
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        return await connection
            .QueryAsync(Candidates, row => row.GetString(0), cancellationToken, name)
            .ConfigureAwait(false);
    }

    // A connection for each: the driver closes it after an internal error, such as a library that cannot be loaded.
    static async Task<bool> HasAsync(
        DbDataSource dataSource,
        string extension,
        string name,
        CancellationToken cancellationToken
    )
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        // Disposing rolls back.
        await using var __ = transaction.ConfigureAwait(false);
        try
        {
            var create = $"CREATE EXTENSION {PostgreSqlIdentifier.Quote(extension)} CASCADE";
            await connection.ExecuteAsync(create, cancellationToken).ConfigureAwait(false);
            var found = await connection
                .QueryAsync(Members, row => row.GetInt32(0), cancellationToken, extension, name)
                .ConfigureAwait(false);
            return found.Count > 0;
        }
        catch (DbException)
        {
            // It cannot be created here: not the one that is missed.
            return false;
        }
    }

    // Where the server says the place, the last part of the name that stands there; else what it has in quotes.
    static string? MissingName(SqlStatement statement, DbException error)
    {
        if (StatementExcerpt.NamedPlaceOf(statement, error) is { } place)
            return NameAt(statement, place);
        return error.Words.Split('"') is [_, var quoted, _, ..] ? quoted.Split('.')[^1] : null;
    }

    static string? NameAt(SqlStatement statement, int offset)
    {
        var syntax = PostgreSqlStatements.Syntax;
        var tokens = new SqlTokenizer(statement.Script.Text, new(offset, statement.Span.End - offset), syntax);
        string? name = null;
        while (tokens.MoveNext() && tokens.Current.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier)
        {
            name = syntax.NameOf(tokens.Text);
            if (!tokens.MoveNext() || !tokens.IsSymbol('.'))
                break;
        }
        return name;
    }
}
