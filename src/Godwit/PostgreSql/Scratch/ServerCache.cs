namespace Godwit;

/// <summary>The part of the cache folder that servers use; their user can reach it.</summary>
sealed class ServerCache
{
    // Reached by the unprivileged user where root's own cache folder is not (it is below /root).
    const string SystemFolder = "/var/cache/godwit";

    readonly string _folder;

    ServerCache(string folder, ServerUser user) => (_folder, User) = (folder, user);

    /// <summary>Who the servers run as.</summary>
    public ServerUser User { get; }

    /// <summary>The cache folder, or the system's where the server's user cannot reach it.</summary>
    /// <exception cref="IOException">There is none that it can reach.</exception>
    public static ServerCache Open(string folder, ServerUser user)
    {
        foreach (var one in user.Name is null ? [folder] : new[] { folder, SystemFolder })
        {
            if (!user.CanReach(one))
                continue;
            Directory.CreateDirectory(Path.Combine(one, "postgresql"));
            return new(Path.Combine(one, "postgresql"), user);
        }
        throw new IOException($"the user {user.Name}, as whom PostgreSQL runs, may not enter it.");
    }

    /// <summary>Where data folders for these programs are.</summary>
    public string FolderOf(PostgreSqlInstallation installation) =>
        Path.Combine(_folder, $"{installation.Major}-{CacheFolder.NameOf($"{installation.Folder}\n{User.Name}")[..8]}");

    /// <summary>The installation, or a copy of it where the server's user cannot reach it.</summary>
    public async Task<PostgreSqlInstallation> ReachableAsync(
        PostgreSqlInstallation installation,
        CancellationToken cancellationToken
    )
    {
        if (User.CanReach(installation["postgres"]))
            return installation;
        var key =
            $"{installation.Folder}\n{installation.Version}\n{File.GetLastWriteTimeUtc(installation["postgres"]):O}";
        var copy = Path.Combine(_folder, "programs-" + CacheFolder.NameOf(key)[..8]);
        if (!Directory.Exists(copy))
            ProgramCopy.Make(Path.GetFullPath(Path.Combine(installation.Folder, "..")), copy);
        var folder = Path.Combine(copy, Path.GetFileName(installation.Folder));
        return await PostgreSqlInstallation.TryReadAsync(folder, cancellationToken).ConfigureAwait(false)
            ?? throw new IOException($"the programs of {installation.Folder} do not run as a copy in {folder}.");
    }
}
