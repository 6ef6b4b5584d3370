using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Godwit;

/// <summary>Opens a migration file, and only that: a pipe of that name would let a start wait for ever.</summary>
static class FileOpening
{
    // ReadWrite: on Windows, an editor that has the file open must not fail a start.
    const FileShare Share = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>O_NONBLOCK and O_CLOEXEC, as the system's fcntl.h has them; elsewhere no file is doubted.</summary>
    static readonly int? _withoutWaiting =
        OperatingSystem.IsLinux() ? 0x800 | 0x80000
        : OperatingSystem.IsMacOS() ? 0x4 | 0x1000000
        : null;

    /// <param name="path">The file.</param>
    /// <param name="isDoubtful">It has no length, or is a link: it may be anything.</param>
    /// <exception cref="InvalidMigrationFolderException">It is not a regular file.</exception>
    public static SafeFileHandle Open(string path, bool isDoubtful)
    {
        if (isDoubtful && _withoutWaiting is { } flags && HasNoPlaces(path, flags))
            throw FolderError.NotARegularFile(path);
        return File.OpenHandle(path, share: Share);
    }

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

    /// <summary>Whether it is a pipe, or a device like one: what has been read of it cannot be read again.</summary>
    static bool HasNoPlaces(string path, int flags)
    {
        // .NET does not say what kind of thing a name stands for, and its open waits for a pipe's writer.
        using var handle = new SafeFileHandle(open(Encoding.UTF8.GetBytes($"{path}\0"), flags), ownsHandle: true);
        if (handle.IsInvalid)
            return false; // .NET's open says why
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

    [DllImport("libc")]
    static extern nint open(byte[] path, int flags);
}
