using Microsoft.Win32.SafeHandles;

namespace Godwit;

/// <summary>Opens a migration file, and only that: a pipe of that name would let a start wait for ever.</summary>
static class FileOpening
{
    /// <summary>Opening a file of no length takes no time; a pipe without a writer takes for ever.</summary>
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(2);

    // ReadWrite: on Windows, an editor that has the file open must not fail a start.
    const FileShare Share = FileShare.ReadWrite | FileShare.Delete;

    /// <param name="path">The file.</param>
    /// <param name="isDoubtful">It has no length, or is a link: it may be anything.</param>
    /// <exception cref="InvalidMigrationFolderException">It is not a regular file.</exception>
    public static SafeFileHandle Open(string path, bool isDoubtful) =>
        isDoubtful ? OpenInTime(path) : File.OpenHandle(path, share: Share);

    /// <summary>All bytes of a file; fewer where it is cut while it is read.</summary>
    /// <inheritdoc cref="Open" />
    public static byte[] ReadBytes(string path, bool isDoubtful)
    {
        using var handle = Open(path, isDoubtful);
        var bytes = new byte[RandomAccess.GetLength(handle)];
        var count = 0;
        while (count < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(count), count) is > 0 and var read)
            count += read;
        return count == bytes.Length ? bytes : bytes[..count];
    }

    static SafeFileHandle OpenInTime(string path)
    {
        SafeFileHandle? handle = null;
        Exception? failure = null;
        // There is no asynchronous open, and none that does not wait for a pipe's writer.
        var opening = new Thread(() =>
        {
            try
            {
                handle = File.OpenHandle(path, share: Share);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failure = e;
            }
        })
        {
            IsBackground = true,
        };
        opening.Start();
        if (!opening.Join(_limit))
        {
            Release(path);
            throw FolderError.NotARegularFile(path);
        }
        if (failure is not null)
            throw failure;
        if (HasNoPlaces(handle!)) // set where there is no failure
        {
            handle!.Dispose(); // as above
            throw FolderError.NotARegularFile(path);
        }
        return handle!; // as above
    }

    /// <summary>A pipe that has a writer opens at once, but has no places.</summary>
    static bool HasNoPlaces(SafeFileHandle handle)
    {
        try
        {
            _ = RandomAccess.GetLength(handle);
            return false;
        }
        catch (NotSupportedException)
        {
            return true;
        }
    }

    /// <summary>A writer lets the thread go on that waits for one.</summary>
    static void Release(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, Share).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It waits until the process ends, and keeps nobody else waiting.
        }
    }
}
