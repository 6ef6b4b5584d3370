using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>
/// Scratch databases on one running server: that of <c>--scratch</c>, or one that Godwit started for itself.
/// </summary>
sealed class PostgreSqlScratchServer : ScratchServer
{
    const int OldestVersion = 130_000;

    readonly Func<string, DbDataSource> _open;
    readonly PostgreSqlMaintenance _maintenance;
    readonly PostgreSqlKeptDatabases _kept;

    PostgreSqlScratchServer(Func<string, DbDataSource> open, PostgreSqlMaintenance maintenance, int version)
    {
        (_open, _maintenance, Version) = (open, maintenance, version);
        _kept = new(maintenance);
        Roles = new(maintenance);
    }

    public override Dialect Dialect => PostgreSqlDialect.Instance;

    public override int Version { get; }

    /// <summary>The roles of the server.</summary>
    internal PostgreSqlScratchRoles Roles { get; }

    /// <summary>True for a server that is Godwit's alone.</summary>
    internal bool IsPrivate { get; private init; }

    public override ValueList<string> Provided => Roles.Provided;

    /// <summary>Connects to a server and drops what dead processes left on it.</summary>
    /// <param name="open">Connections to a database of the server.</param>
    /// <param name="database">A database that exists, from which others are created.</param>
    /// <param name="isPrivate">The server is Godwit's alone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DbException">It cannot be reached.</exception>
    /// <exception cref="ScratchException">It is too old, or the role may not create databases.</exception>
    public static async Task<PostgreSqlScratchServer> ConnectAsync(
        Func<string, DbDataSource> open,
        string database,
        bool isPrivate,
        CancellationToken cancellationToken
    )
    {
        var maintenance = await PostgreSqlMaintenance
            .OpenAsync(open(database), isPrivate, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            var version = await CheckAsync(maintenance, cancellationToken).ConfigureAwait(false);
            await maintenance.SweepAsync(isPrivate, cancellationToken).ConfigureAwait(false);
            return new(open, maintenance, version) { IsPrivate = isPrivate };
        }
        catch
        {
            await maintenance.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async Task<ScratchDatabase> CreateAsync(CancellationToken cancellationToken)
    {
        if (IsPrivate)
            await Roles.ResetAsync(cancellationToken).ConfigureAwait(false);
        return await CreateAsync("template0", cancellationToken).ConfigureAwait(false);
    }

    public override async Task<ScratchDatabase> CloneAsync(
        ScratchDatabase original,
        CancellationToken cancellationToken
    )
    {
        await ReleaseAsync(original).ConfigureAwait(false);
        return await CreateAsync(NameOf(original), cancellationToken).ConfigureAwait(false);
    }

    public override async Task<KeptDatabase?> OpenKeptAsync(
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        while (await _kept.FindAsync(keys, cancellationToken).ConfigureAwait(false) is var (index, name))
        {
            try
            {
                return new(index, await CreateAsync(name, cancellationToken).ConfigureAwait(false));
            }
            catch (DbException e) when (e.SqlState is ['5', '8', ..] or ['X', 'X', ..] or "55006" or "3D000")
            {
                // Damaged, or somebody is connected to it.
                if (!await _maintenance.DropAsync(name).ConfigureAwait(false))
                    return null;
            }
        }
        return null;
    }

    public override async Task KeepAsync(ScratchDatabase database, string key, CancellationToken cancellationToken)
    {
        // On a server of others, roles must not outlive the command.
        if (!IsPrivate && await Roles.AreNeededByAsync(NameOf(database), cancellationToken).ConfigureAwait(false))
            return;
        await ReleaseAsync(database).ConfigureAwait(false);
        await _kept.KeepAsync(NameOf(database), key, cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync() => _maintenance.DisposeAsync();

    /// <summary>Drops what is kept and needs roles, so that they can be dropped too.</summary>
    internal async Task ForgetRolesAsync(CancellationToken cancellationToken)
    {
        await _kept.DropThoseWithRolesAsync(cancellationToken).ConfigureAwait(false);
        await Roles.ResetAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Drops a database with whoever is connected to it.</summary>
    internal Task DropAsync(string name) => _maintenance.DropAsync(name);

    async Task<ScratchDatabase> CreateAsync(string template, CancellationToken cancellationToken)
    {
        var name = ScratchName.New().ToString();
        await _maintenance.CopyAsync(template, name, cancellationToken).ConfigureAwait(false);
        return new PostgreSqlScratchDatabase(this, name, _open);
    }

    static ValueTask ReleaseAsync(ScratchDatabase database) => ((PostgreSqlScratchDatabase)database).ReleaseAsync();

    static string NameOf(ScratchDatabase database) => ((PostgreSqlScratchDatabase)database).Name;

    static async Task<int> CheckAsync(PostgreSqlMaintenance maintenance, CancellationToken cancellationToken)
    {
        var rows = await maintenance
            .QueryAsync(
                """
                SELECT
                    pg_catalog.current_setting('server_version_num'),
                    r.rolsuper OR r.rolcreatedb,
                    r.rolname
                FROM pg_catalog.pg_roles AS r
                WHERE r.rolname = CURRENT_USER
                ORDER BY r.rolname
                """,
                static reader =>
                    (Version: reader.GetString(0), MayCreate: reader.GetBoolean(1), Role: reader.GetString(2)),
                cancellationToken
            )
            .ConfigureAwait(false);
        var (text, mayCreate, role) = rows[0];
        var version = int.Parse(text, CultureInfo.InvariantCulture);
        if (version < OldestVersion)
            throw new ScratchException(
                ScratchErrors.Unusable,
                $"The scratch server is PostgreSQL {version / 10_000}; Godwit needs 13 or later. Nothing was changed."
            );
        if (!mayCreate)
            throw new ScratchException(
                ScratchErrors.Unusable,
                $"The role \"{role}\" may not create databases on the scratch server. Nothing was changed."
            )
            {
                Hint =
                    $"Run `ALTER ROLE {PostgreSqlMaintenance.Quote(role)} CREATEDB` there, or name another server "
                    + "with --scratch.",
            };
        return version;
    }
}
