using System.Data.Common;

namespace Godwit;

/// <summary>
/// Roles belong to a server, not to a database. On a server of Godwit's own those that a state needs are made, and
/// dropped before the next state.
/// </summary>
sealed class PostgreSqlScratchRoles(PostgreSqlMaintenance maintenance)
{
    const string UndefinedObject = "42704";
    const string DuplicateObject = "42710";

    // SET ROLE and SET SESSION AUTHORIZATION say it with this.
    const string InvalidParameterValue = "22023";

    readonly HashSet<string> _announced = new(StringComparer.Ordinal);
    readonly SortedSet<string> _provided = new(StringComparer.Ordinal);

    /// <summary>The roles that were created because a statement named them.</summary>
    public ValueList<string> Provided => _provided.Select(role => $"role {role}").ToValueList();

    /// <summary>The role that the error says is missing; the server speaks English or is not understood.</summary>
    public static string? Missing(DbException error) =>
        error.SqlState is UndefinedObject or InvalidParameterValue ? Named(error, "does not exist") : null;

    /// <summary>The role that the error says is there already.</summary>
    public static string? Colliding(DbException error) =>
        error.SqlState == DuplicateObject ? Named(error, "already exists") : null;

    /// <summary>What an error about a role means on a server that is not Godwit's own.</summary>
    public static ScratchException? Explain(DbException error)
    {
        if (Missing(error) is { } missing)
            return new(
                ScratchErrors.Role,
                $"The schema names the role \"{missing}\", which the scratch server does not have.",
                error
            )
            {
                SqlState = error.SqlState,
                Hint =
                    $"Run `CREATE ROLE {PostgreSqlMaintenance.Quote(missing)} NOLOGIN` on the scratch server, or leave "
                    + "--scratch out: on a server of its own Godwit creates the roles that are missing.",
            };
        if (Colliding(error) is { } colliding)
            return new(
                ScratchErrors.Role,
                $"The schema creates the role \"{colliding}\", which the scratch server has already.",
                error
            )
            {
                SqlState = error.SqlState,
                Hint =
                    $"Drop the role on the scratch server, or leave --scratch out: on a server of its own Godwit "
                    + "starts each state without roles.",
            };
        return null;
    }

    /// <summary>Creates a role that a statement names.</summary>
    public async Task<bool> CreateAsync(string role, CancellationToken cancellationToken)
    {
        try
        {
            await maintenance
                .RunAsync($"CREATE ROLE {PostgreSqlMaintenance.Quote(role)} NOLOGIN", cancellationToken)
                .ConfigureAwait(false);
            _provided.Add(role);
            return true;
        }
        catch (DbException)
        {
            // A name that no role may have, such as pg_app: what the statement failed with is the better error.
            return false;
        }
    }

    /// <summary>True where the server has the role.</summary>
    public async Task<bool> ExistsAsync(string role, CancellationToken cancellationToken)
    {
        var found = await maintenance
            .QueryAsync("SELECT FROM pg_catalog.pg_roles WHERE rolname = $1", static _ => true, cancellationToken, role)
            .ConfigureAwait(false);
        return found.Count > 0;
    }

    /// <summary>True for a role that a state of this command creates on a server that is not Godwit's alone.</summary>
    public bool IsAnnounced(string role) => _announced.Contains(role);

    /// <summary>True when objects of a database belong to roles of this command's states, or name them.</summary>
    public async Task<bool> AreNeededByAsync(string database, CancellationToken cancellationToken)
    {
        var roles = await maintenance
            .QueryAsync(
                """
                SELECT r.rolname
                FROM pg_catalog.pg_shdepend AS s
                JOIN pg_catalog.pg_database AS d ON d.oid = s.dbid
                JOIN pg_catalog.pg_roles AS r ON r.oid = s.refobjid
                WHERE s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND d.datname = $1
                ORDER BY r.rolname
                """,
                static reader => reader.GetString(0),
                cancellationToken,
                database
            )
            .ConfigureAwait(false);
        return roles.Exists(_announced.Contains);
    }

    /// <summary>The roles that the statements create and the server does not have yet.</summary>
    public async Task<List<string>> AnnounceAsync(
        IEnumerable<SqlStatement> statements,
        CancellationToken cancellationToken
    )
    {
        var mine = new List<string>();
        foreach (var role in statements.Select(Created).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (_announced.Contains(role) || await ExistsAsync(role, cancellationToken).ConfigureAwait(false))
                continue;
            _announced.Add(role);
            mine.Add(role);
        }
        return mine;
    }

    /// <summary>Drops roles; one that something still needs stays.</summary>
    public async Task DropAsync(IEnumerable<string> roles)
    {
        foreach (var role in roles)
        {
            try
            {
                await maintenance
                    .RunAsync($"DROP ROLE IF EXISTS {PostgreSqlMaintenance.Quote(role)}", CancellationToken.None)
                    .ConfigureAwait(false);
                _announced.Remove(role);
            }
            catch (DbException)
            {
                // Another database of this command has objects of it, and drops it at its own end.
            }
        }
    }

    /// <summary>Drops the roles that no database needs any more, and what statements set for those that stay.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await maintenance.RunAsync("ALTER ROLE ALL RESET ALL", cancellationToken).ConfigureAwait(false);
        await maintenance.RunAsync("ALTER ROLE CURRENT_USER RESET ALL", cancellationToken).ConfigureAwait(false);
        var roles = await maintenance
            .QueryAsync(
                """
                SELECT r.rolname
                FROM pg_catalog.pg_roles AS r
                WHERE r.oid >= 16384
                    AND NOT EXISTS (
                        SELECT FROM pg_catalog.pg_shdepend AS d
                        WHERE d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND d.refobjid = r.oid
                    )
                ORDER BY r.rolname
                """,
                static reader => reader.GetString(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var role in roles)
            await maintenance
                .RunAsync($"DROP ROLE IF EXISTS {PostgreSqlMaintenance.Quote(role)}", cancellationToken)
                .ConfigureAwait(false);
    }

    static string? Created(SqlStatement statement) =>
        DefinedObject.Of(statement, PostgreSqlStatements.Syntax) is { Kind: DefinedObject.Role } role
            ? role.Name
            : null;

    // role "app" does not exist: utils/adt/acl.c and commands/user.c say it in these words.
    static string? Named(DbException error, string end)
    {
        const string start = "role \"";
        var message = error.Words;
        var from = message.IndexOf(start, StringComparison.Ordinal);
        var to = message.LastIndexOf($"\" {end}", StringComparison.Ordinal);
        return from >= 0 && to > from + start.Length ? message[(from + start.Length)..to] : null;
    }
}
