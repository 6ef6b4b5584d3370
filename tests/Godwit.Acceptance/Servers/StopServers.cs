[assembly: AssemblyFixture(typeof(Godwit.StopServers))]

namespace Godwit;

/// <summary>
/// Ends the servers in order when the last test is done, so that nothing is left when the process is gone.
/// </summary>
public sealed class StopServers : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await PostgreSqlServer.StopAllAsync();
}
