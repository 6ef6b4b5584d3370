namespace Godwit;

/// <summary>
/// The user that a server runs as. PostgreSQL refuses to run as root; SQL of a schema can read files and run programs
/// with the rights of the server's user, so that it is one who owns nothing.
/// </summary>
/// <param name="Name">The user; absent: the one who runs Godwit.</param>
sealed record ServerUser(string? Name)
{
    static readonly string[] _unprivileged = ["nobody", "daemon", "bin"];

    /// <summary>Who it is on this machine.</summary>
    /// <exception cref="ScratchException">Godwit runs as root, and there is nobody else.</exception>
    public static ServerUser Find()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new((string?)null);
        var users = File.Exists("/etc/passwd")
            ? File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal)
            : [];
        // macOS keeps its users elsewhere and has all of these.
        return _unprivileged.FirstOrDefault(name => users.Count == 0 || users.Contains(name)) is { } user
            ? new(user)
            : throw new ScratchException(
                ScratchErrors.NotStarted,
                "PostgreSQL does not run as root, and this machine has no user nobody, daemon or bin to run it as."
            )
            {
                Hint = "Run Godwit as another user, or name a server with --scratch.",
            };
    }

    /// <summary>True when the user can reach the path: itself, and every folder above it, is open to all.</summary>
    public bool CanReach(string path)
    {
        if (Name is null || OperatingSystem.IsWindows())
            return true;
        const UnixFileMode needed = UnixFileMode.OtherExecute;
        for (var part = Path.GetFullPath(path); part is not null; part = Path.GetDirectoryName(part))
        {
            if (Path.Exists(part) && (File.GetUnixFileMode(part) & needed) == 0)
                return false;
        }
        return true;
    }

    /// <summary>Makes a folder that is the user's alone.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public async Task CreateFolderAsync(string path, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Name is null)
            return;
        // .NET has no call for it.
        var none = new PostgreSqlInstallation("", "", 0, null);
        var run = await ServerProgram
            .RunAsync("chown", [Name, path], none, user: null, cancellationToken)
            .ConfigureAwait(false);
        if (run.ExitCode != 0)
            throw new IOException($"{path} could not be given to the user {Name}: {run.Error.Trim()}");
    }
}
