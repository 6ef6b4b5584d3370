using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SQLitePCL;

namespace Godwit.Cli;

/// <summary>SQLite itself, a native library: beside the command, and inside a bundle.</summary>
static class SqliteLibrary
{
    const string Name = "e_sqlite3";

    // Closed with the last process that has it open; memory of this kind may be executed.
    const uint CloseOnExec = 1;

    /// <summary>The library beside the command; absent: it is not there.</summary>
    public static byte[]? ReadInstalled()
    {
        var file = Path.Combine(
            AppContext.BaseDirectory,
            OperatingSystem.IsWindows() ? $"{Name}.dll" : $"lib{Name}.so"
        );
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <summary>Takes SQLite from a bundle. Nothing is loaded before it is used.</summary>
    public static void Use(byte[] library)
    {
        nint loaded = 0;
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) =>
                name != Name ? 0
                : loaded != 0 ? loaded
                : loaded = Load(library)
        );
    }

    static nint Load(byte[] library)
    {
        if (OperatingSystem.IsLinux() && memfd_create("sqlite\0"u8.ToArray(), CloseOnExec) is >= 0 and var memory)
        {
            var path = $"/proc/self/fd/{memory}";
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
                file.Write(library);
            if (NativeLibrary.TryLoad(path, out var handle))
                return handle;
        }
        return NativeLibrary.Load(Keep(library));
    }

    // A file that is loaded cannot be deleted on Windows: it is kept for the next run,
    // which looks whether it still is this one.
    static string Keep(byte[] library)
    {
        var folder = Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.Create
            ),
            "godwit"
        );
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{Name}-{Convert.ToHexStringLower(SHA256.HashData(library))}.dll");
        if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(library))
            return file;
        var unfinished = $"{file}.{Environment.ProcessId}";
        File.WriteAllBytes(unfinished, library);
        File.Move(unfinished, file, overwrite: true);
        return file;
    }

    [DllImport("libc")]
    static extern int memfd_create(byte[] name, uint flags);
}
