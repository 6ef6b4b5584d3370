using System.Text;

namespace Godwit;

/// <summary>
/// A server of Godwit's own: its programs are somebody else's, its data folder is in the cache, and it runs only while
/// this object lives.
/// </summary>
sealed class PostgreSqlCluster : IAsyncDisposable
{
    const int SocketPort = 5432;

    // sun_path has 104 bytes on macOS, 108 on Linux, with a NUL at the end.
    const int LongestSocketPath = 103;

    readonly ServerSlot _slot;
    readonly PostgreSqlDataFolder _data;
    readonly PostgreSqlProcess _process;
    readonly string? _socketFolder;

    PostgreSqlCluster(ServerSlot slot, PostgreSqlDataFolder data, PostgreSqlProcess process, string? socketFolder) =>
        (_slot, _data, _process, _socketFolder) = (slot, data, process, socketFolder);

    /// <summary>Where it listens.</summary>
    public ScratchAddress Address => _process.Address;

    /// <summary>The server's process, for tests.</summary>
    internal int ProcessId => _process.Id;

    /// <summary>The slot's folder, for tests.</summary>
    internal string Folder => _slot.Folder;

    /// <summary>Starts a server on a data folder that no other process uses; the folder is made if need be.</summary>
    /// <param name="installation">Its programs; the user can reach them.</param>
    /// <param name="user">Who it runs as.</param>
    /// <param name="folder">Where data folders for these programs and this user are.</param>
    /// <param name="isOnSocket">False: it listens on a loopback address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ScratchException">It does not start.</exception>
    public static async Task<PostgreSqlCluster> StartAsync(
        PostgreSqlInstallation installation,
        ServerUser user,
        string folder,
        bool isOnSocket,
        CancellationToken cancellationToken
    )
    {
        var slot = ServerSlot.Take(folder);
        try
        {
            var data = new PostgreSqlDataFolder(slot, installation, user);
            await data.PrepareAsync(cancellationToken).ConfigureAwait(false);
            var socket = isOnSocket
                ? await SocketAsync(slot, data, user, cancellationToken).ConfigureAwait(false)
                : null;
            var starter = new PostgreSqlStarter(installation, user, data);
            var process =
                await starter.TryStartAsync(socket, SocketPort, cancellationToken).ConfigureAwait(false)
                ?? await StartAnewAsync(starter, data, socket, cancellationToken).ConfigureAwait(false);
            return new(slot, data, process, socket == slot.Folder ? null : socket);
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }

    /// <summary>The data folder is not used again.</summary>
    public void GiveUp() => _data.GiveUp();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync().ConfigureAwait(false);
        _data.MarkStopped();
        if (_socketFolder is not null)
            _data.DeleteSocketFolder(_socketFolder);
        _slot.Dispose();
    }

    /// <summary>A data folder on which the server does not start is not worth a question.</summary>
    static async Task<PostgreSqlProcess> StartAnewAsync(
        PostgreSqlStarter starter,
        PostgreSqlDataFolder data,
        string? socket,
        CancellationToken cancellationToken
    )
    {
        await data.MakeAsync(cancellationToken).ConfigureAwait(false);
        return await starter.TryStartAsync(socket, SocketPort, cancellationToken).ConfigureAwait(false)
            ?? throw new ScratchException(
                ScratchErrors.NotStarted,
                $"The scratch server does not start. Its log ends with:\n{data.LastLinesOfLog()}"
            )
            {
                Hint = "Name other programs with --postgres-bin, or a server with --scratch.",
            };
    }

    /// <summary>The folder of the socket: the slot's, where its path is short enough.</summary>
    static async Task<string> SocketAsync(
        ServerSlot slot,
        PostgreSqlDataFolder data,
        ServerUser user,
        CancellationToken cancellationToken
    )
    {
        if (Fits(slot.Folder))
            return slot.Folder;
        var name = $"godwit-{Guid.NewGuid():N}"[..19];
        var folder = Path.Combine(Path.GetTempPath(), name);
        if (!Fits(folder) || !user.CanReach(Path.GetTempPath()))
            folder = Path.Combine("/tmp", name);
        await File.WriteAllTextAsync(data.SocketFile, folder, cancellationToken).ConfigureAwait(false);
        await user.CreateFolderAsync(folder, cancellationToken).ConfigureAwait(false);
        return folder;
    }

    static bool Fits(string folder) =>
        Encoding.UTF8.GetByteCount(Path.Combine(folder, $".s.PGSQL.{SocketPort}")) <= LongestSocketPath;
}
