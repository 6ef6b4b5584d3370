namespace Godwit;

/// <summary>
/// Copies server programs to where another user can reach them. They find their other files relative to themselves.
/// </summary>
static class ProgramCopy
{
    // What an installation below one folder is made of.
    static readonly string[] _parts = ["bin", "lib", "lib64", "share"];

    /// <summary>Copies the parts of an installation; nothing is seen of it before it is complete.</summary>
    /// <exception cref="IOException">It cannot be copied.</exception>
    public static void Make(string installation, string copy)
    {
        var temporary = $"{copy}.{Environment.ProcessId}";
        try
        {
            foreach (var part in _parts)
            {
                var source = Path.Combine(installation, part);
                if (Directory.Exists(source))
                    CopyFolder(source, Path.Combine(temporary, part));
            }
            if (!Directory.Exists(copy))
                Directory.Move(temporary, copy);
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }

    static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        OpenToAll(target);
        foreach (var entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            var path = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is { } link && !Path.IsPathRooted(link))
                File.CreateSymbolicLink(path, link);
            else if (Directory.Exists(entry.FullName))
                CopyFolder(entry.FullName, path);
            else
            {
                File.Copy(entry.FullName, path);
                OpenToAll(path);
            }
        }
    }

    /// <summary>Whatever the owner may read or run, everybody may.</summary>
    static void OpenToAll(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var mode = File.GetUnixFileMode(path) | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        if (mode.HasFlag(UnixFileMode.UserExecute))
            mode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(path, mode);
    }
}
