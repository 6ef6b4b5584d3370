using System.Data.Common;

namespace Godwit;

/// <summary>
/// Replays a folder of migrations from empty with the real runner. The result is kept for later commands, under the
/// chain of the checksums up to it: the next replay runs only what is new.
/// </summary>
sealed class FolderReplay(
    ScratchServer server,
    MigrationFolder folder,
    MigrateOptions options,
    Action<string>? onProgress
)
{
    // Raised when replayed databases of older versions of Godwit are of no use any more.
    const string Format = "1";

    // From here on it is worth to keep the state before the newest migration too: that is the one that people edit.
    const int ManyMigrations = 5;

    /// <summary>The database after the last migration.</summary>
    /// <exception cref="SchemaSourceException">A migration fails.</exception>
    /// <exception cref="ScratchException">The server lacks what a migration needs.</exception>
    public async Task<ScratchDatabase> RunAsync(CancellationToken cancellationToken)
    {
        folder.Layout?.Check(server.Dialect);
        var migrations = folder.Read();
        var keys = KeysOf(migrations);
        // The longest chain first.
        var kept = await server.OpenKeptAsync([.. keys.Reverse()], cancellationToken).ConfigureAwait(false);
        var applied = kept is null ? 0 : migrations.Count - kept.Index;
        var database = kept?.Database ?? await server.CreateAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            try
            {
                await RunAsync(database, migrations, keys, applied, cancellationToken).ConfigureAwait(false);
                return database;
            }
            catch (MigrationFailedException e)
            {
                await database.DisposeAsync().ConfigureAwait(false);
                var error = e.InnerException as DbException;
                if (
                    error is null
                    || await server.CreateApartAsync(error, cancellationToken).ConfigureAwait(false) is not { } other
                )
                    throw Failed(e);
                (database, applied) = (other, 0);
            }
            catch
            {
                await database.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    async Task RunAsync(
        ScratchDatabase database,
        ValueList<Migration> migrations,
        ValueList<string> keys,
        int applied,
        CancellationToken cancellationToken
    )
    {
        database.Content = keys.Count > 0 ? keys[^1] : null;
        if (migrations.Count == 0)
            await MakeSchemasAsync(database, cancellationToken).ConfigureAwait(false);
        if (applied == migrations.Count)
            return;
        await database.AnnounceAsync(StatementsOf(migrations), cancellationToken).ConfigureAwait(false);
        if (migrations.Count - applied >= ManyMigrations)
        {
            await MigrateAsync(database, migrations[^2].Version, migrations, cancellationToken).ConfigureAwait(false);
            await server.KeepAsync(database, keys[^2], cancellationToken).ConfigureAwait(false);
        }
        await MigrateAsync(database, migrations[^1].Version, migrations, cancellationToken).ConfigureAwait(false);
        await server.KeepAsync(database, keys[^1], cancellationToken).ConfigureAwait(false);
    }

    // A run makes them before its first migration; without one they would look like the application's own.
    async Task MakeSchemasAsync(ScratchDatabase database, CancellationToken cancellationToken)
    {
        foreach (var schema in folder.Layout?.SchemasMade ?? [])
            await database.UseSchemaAsync(schema, cancellationToken).ConfigureAwait(false);
    }

    async Task MigrateAsync(
        ScratchDatabase database,
        MigrationVersion to,
        ValueList<Migration> migrations,
        CancellationToken cancellationToken
    )
    {
        var migrator = new Migrator(
            server.Dialect,
            database.DataSource,
            folder.WithOwnHistory(),
            options with
            {
                To = to,
                History = folder.Layout is null ? options.History : null,
                Phase = MigrationPhase.All,
                OnEvent = Tell,
            }
        );
        while (true)
        {
            try
            {
                await ResumeAsync(migrator, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (MigrationFailedException e) when (e.InnerException is DbException error)
            {
                if (await database.ProvideAsync(error, cancellationToken).ConfigureAwait(false))
                    continue;
                var statements = StatementsOf(migrations).ToList();
                if (
                    await ExplainAsync(database, error, statements, cancellationToken).ConfigureAwait(false) is
                    { } better
                )
                    throw better;
                throw;
            }
        }
    }

    /// <summary>
    /// Goes on where an attempt stopped: where an earlier step of a migration is done, the runner wants to be told so.
    /// </summary>
    static async Task ResumeAsync(Migrator migrator, CancellationToken cancellationToken)
    {
        var status = await migrator.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (status.Migrations.Any(one => one.State == MigrationCondition.Failed))
            await migrator.RepairAsync(new(RepairAction.Resume), cancellationToken).ConfigureAwait(false);
        await migrator.MigrateAsync(cancellationToken).ConfigureAwait(false);
    }

    static async Task<ScratchException?> ExplainAsync(
        ScratchDatabase database,
        DbException error,
        List<SqlStatement> statements,
        CancellationToken cancellationToken
    ) =>
        database.IsProvided(error)
            ? null
            : await database.ExplainAsync(error, statements, cancellationToken).ConfigureAwait(false);

    IEnumerable<SqlStatement> StatementsOf(ValueList<Migration> migrations) =>
        migrations
            .SelectMany(one => MigrationScript.Parse(one.ReadScript(), server.Dialect).Steps)
            .SelectMany(step => step.Statements);

    void Tell(MigrationEvent occurred)
    {
        options.OnEvent?.Invoke(occurred);
        if (occurred is MigrationEvent.MigrationStarted started)
            onProgress?.Invoke($"replaying {started.Migration}");
    }

    /// <summary>
    /// One key for each migration: it stands for all up to it, as they are, on this version of the engine.
    /// </summary>
    ValueList<string> KeysOf(ValueList<Migration> migrations)
    {
        var keys = new string[migrations.Count];
        var schemas = string.Join(',', folder.Layout?.Schemas ?? []);
        var layout = $"{folder.Layout?.Name} {folder.Layout?.DefaultSchema} {schemas}";
        var key = $"{Format} {server.Dialect.Name} {server.Version} {options.History} {layout}";
        for (var i = 0; i < keys.Length; i++)
            keys[i] = key = CacheFolder.NameOf($"{key} {migrations[i]} {migrations[i].Checksum}");
        return keys.ToValueList();
    }

    SchemaSourceException Failed(MigrationFailedException error) =>
        new(
            SchemaErrors.Replay,
            $"The folder {folder.Name} cannot be replayed from empty. {error.What ?? error.Message}\n"
                + "That was on a scratch database; no other was touched. Correct the file, and give the command again.",
            error
        )
        {
            Location = error.Location,
            SqlState = error.SqlState,
            Hint = error.Hint,
        };
}
