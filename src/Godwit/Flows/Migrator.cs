using System.Data.Common;

namespace Godwit;

/// <summary>Applies the migrations of a folder to a database, once, in order, under a lock.</summary>
public sealed class Migrator
{
    /// <summary>Prepares a migrator; nothing is opened or read yet.</summary>
    /// <param name="dialect">The engine.</param>
    /// <param name="dataSource">Where connections come from; a pool of one suffices. It stays the caller's.</param>
    /// <param name="folder">The migrations.</param>
    /// <param name="options">How to run them; absent: the defaults.</param>
    public Migrator(Dialect dialect, DbDataSource dataSource, MigrationFolder folder, MigrateOptions? options = null) =>
        throw new NotImplementedException();

    /// <summary>Applies what is pending. Nothing pending: one query, no lock, no transaction.</summary>
    public Task<MigrateResult> MigrateAsync(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>What <see cref="MigrateAsync"/> would run, in order. Changes nothing.</summary>
    public Task<ValueList<PlannedMigration>> PlanAsync(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Folder and history side by side. Changes nothing.</summary>
    public Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Marks the migrations up to a version as applied without running them; returns those that were not in the history.</summary>
    public Task<ValueList<Migration>> BaselineAsync(
        MigrationVersion version,
        CancellationToken cancellationToken = default
    ) => throw new NotImplementedException();

    /// <summary>Runs the way back of the newest applied migration; returns it.</summary>
    public Task<Migration> UndoAsync(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}

/// <summary>A pending migration, taken apart.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Script">Its steps.</param>
/// <param name="StepsApplied">Steps that an earlier run did.</param>
public sealed record PlannedMigration(Migration Migration, MigrationScript Script, int StepsApplied);
