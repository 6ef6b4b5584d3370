using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Godwit;

/// <summary>Opens a migration file, and only that: a pipe of that name would let a start wait for ever.</summary>
static class FileOpening
{
    // ReadWrite: on Windows, an editor that has the file open must not fail a start.
    const FileShare Share = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>O_NONBLOCK and O_CLOEXEC, as the system's fcntl.h has them; elsewhere a pipe is waited for.</summary>
    static readonly int? _withoutWaiting =
        OperatingSystem.IsLinux() ? 0x800 | 0x80000
        : OperatingSystem.IsMacOS() ? 0x4 | 0x1000000
        : null;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">How long it is.</param>
    /// <exception cref="InvalidMigrationFolderException">It is a pipe, or a device like one.</exception>
    public static SafeFileHandle Open(string path, out long length)
    {
        // .NET's own open waits for a pipe's writer. It says best why a file cannot be opened.
        var handle = OpenWithoutWaiting(path) ?? File.OpenHandle(path, share: Share);
        try
        {
            length = RandomAccess.GetLength(handle);
            return handle;
        }
        catch (Exception e)
        {
            handle.Dispose();
            if (e is NotSupportedException)
                throw FolderError.NotARegularFile(path);
            throw;
        }
    }

    /// <summary>All bytes of a file; fewer where it is cut while it is read.</summary>
    /// <inheritdoc cref="Open" />
    public static byte[] ReadBytes(string path)
    {
        using var handle = Open(path, out var length);
        var bytes = new byte[length];
        var count = 0;
        while (count < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(count), count) is > 0 and var read)
            count += read;
        return count == bytes.Length ? bytes : bytes[..count];
    }

    static SafeFileHandle? OpenWithoutWaiting(string path)
    {
        if (_withoutWaiting is not { } flags)
            return null;
        var handle = new SafeFileHandle(open(path, flags), ownsHandle: true);
        if (!handle.IsInvalid)
            return handle;
        handle.Dispose();
        return null;
    }

    [DllImport("libc")]
    static extern nint open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
