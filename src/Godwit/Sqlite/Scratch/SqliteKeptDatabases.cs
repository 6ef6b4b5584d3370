using System.Data.Common;

namespace Godwit;

/// <summary>
/// Databases that are kept as files for later commands. What cannot be read or written is done without.
/// </summary>
/// <param name="folder">The folder; it is made when it is needed.</param>
/// <param name="open">Connections to a file, without a pool.</param>
sealed class SqliteKeptDatabases(string folder, Func<string, DbDataSource> open)
{
    /// <summary>How many files are kept; the one that was used least recently gives way.</summary>
    internal const int Limit = 16;

    // A writer that was killed leaves its file behind.
    static readonly TimeSpan _longestWrite = TimeSpan.FromHours(1);

    /// <summary>The file of a key; <see langword="null"/> where there is none.</summary>
    public string? Find(string key) => PathOf(key) is var path && File.Exists(path) ? path : null;

    /// <summary>Copies a file into an empty database; false where the file turns out not to be a database.</summary>
    public async Task<bool> ReadAsync(string file, string target, CancellationToken cancellationToken)
    {
        try
        {
            // By URI: only then is the target's name read as one.
            var dataSource = open(UriOf(file));
            await using var _ = dataSource.ConfigureAwait(false);
            var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var __ = connection.ConfigureAwait(false);
            await SqliteCopies.WriteAsync(connection, target, cancellationToken).ConfigureAwait(false);
            File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            Delete(file);
            return false;
        }
    }

    /// <summary>Keeps a copy of the database of a connection.</summary>
    public async Task WriteAsync(DbConnection connection, string key, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.new");
        try
        {
            Directory.CreateDirectory(folder);
            await SqliteCopies.WriteAsync(connection, UriOf(temporary), cancellationToken).ConfigureAwait(false);
            File.Move(temporary, PathOf(key), overwrite: true);
            Sweep();
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            // A full disk, a folder that cannot be written: the next command replays more, and that is all.
            Delete(temporary);
        }
    }

    void Sweep()
    {
        var files = new DirectoryInfo(folder).GetFiles();
        foreach (
            var file in files
                .Where(one => one.Extension == ".db")
                .OrderByDescending(one => one.LastWriteTimeUtc)
                .Skip(Limit)
        )
            Delete(file.FullName);
        var oldest = TimeProvider.System.GetUtcNow().UtcDateTime - _longestWrite;
        foreach (var file in files.Where(one => one.Extension == ".new" && one.LastWriteTimeUtc < oldest))
            Delete(file.FullName);
    }

    // A file that is named without a file system is made in that of the original, which is memory.
    static string UriOf(string path)
    {
        var isWindows = OperatingSystem.IsWindows();
        var escaped = Uri.EscapeDataString(path.Replace('\\', isWindows ? '/' : '\\'))
            .Replace("%2F", "/", StringComparison.Ordinal);
        return isWindows ? $"file:///{escaped}?vfs=win32" : $"file:{escaped}?vfs=unix";
    }

    string PathOf(string key) => Path.Combine(folder, CacheFolder.NameOf(key) + ".db");

    static void Delete(string file)
    {
        try
        {
            SqliteDatabases.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use by another command on Windows, or not ours: the next sweep tries again.
        }
    }
}
