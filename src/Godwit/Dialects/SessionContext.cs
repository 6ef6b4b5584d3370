using System.Data.Common;

namespace Godwit;

/// <summary>What a session of an engine works with, besides its connection.</summary>
/// <param name="DataSource">For a second connection, where one helps and can be had.</param>
/// <param name="Options">How the caller wants migrations to be run.</param>
/// <param name="Layout">Whose layout the migrations have; absent: Godwit's own.</param>
/// <param name="HasOwnHistory">What is applied is in Godwit's own table nevertheless.</param>
sealed record SessionContext(
    DbDataSource DataSource,
    MigrateOptions Options,
    ToolLayout? Layout = null,
    bool HasOwnHistory = false
)
{
    /// <summary>Whose history it is; absent: Godwit's own.</summary>
    public ToolLayout? History => HasOwnHistory ? null : Layout;

    public void Raise(MigrationEvent occurred) => Options.OnEvent?.Invoke(occurred);
}
