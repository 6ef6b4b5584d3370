using System.Data.Common;

namespace Godwit;

/// <summary>What a session of an engine works with, besides its connection.</summary>
/// <param name="DataSource">For a second connection, where one helps and can be had.</param>
/// <param name="Options">How the caller wants migrations to be run.</param>
sealed record SessionContext(DbDataSource DataSource, MigrateOptions Options)
{
    public void Raise(MigrationEvent occurred) => Options.OnEvent?.Invoke(occurred);
}
