namespace Godwit;

/// <summary>
/// A data folder that this process alone uses. The system takes the lock back when the process ends, in whatever way.
/// </summary>
sealed class ServerSlot : IDisposable
{
    const int Most = 100;

    readonly FileStream _lock;

    ServerSlot(string folder, FileStream held) => (Folder, _lock) = (folder, held);

    /// <summary>The folder; its parent exists.</summary>
    public string Folder { get; }

    /// <summary>The first data folder below a folder that no other process uses.</summary>
    /// <exception cref="IOException">There is none, or a file cannot be made.</exception>
    public static ServerSlot Take(string folder)
    {
        Directory.CreateDirectory(folder);
        IOException? last = null;
        for (var number = 0; number < Most; number++)
        {
            var path = Path.Combine(folder, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            try
            {
                return new(path, new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                last = e;
            }
        }
        throw last ?? new IOException($"All data folders in {folder} are in use.");
    }

    public void Dispose() => _lock.Dispose();
}
