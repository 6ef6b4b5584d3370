namespace Godwit;

/// <summary>Looks for server programs on this machine.</summary>
/// <param name="variable">Reads an environment variable.</param>
sealed class PostgreSqlProgramSearch(Func<string, string?> variable)
{
    public const string Variable = "GODWIT_POSTGRES_BIN";

    // A star stands for any text within one name.
    static readonly string[] _linux =
    [
        "/usr/lib/postgresql/*/bin", // Debian, Ubuntu, Gentoo (lib64)
        "/usr/lib64/postgresql-*/bin",
        "/usr/lib/postgresql*/bin", // SUSE
        "/usr/pgsql-*/bin", // PGDG for Red Hat
        "/usr/libexec/postgresql*", // Alpine
        "/usr/local/pgsql/bin", // built from source
        "/usr/local/bin",
        "/usr/bin", // Fedora, Arch
        "/opt/postgresql/*/bin",
        "/opt/bitnami/postgresql/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
        "/run/current-system/sw/bin", // NixOS
    ];

    static readonly string[] _macOS =
    [
        "/opt/homebrew/opt/postgresql*/bin",
        "/usr/local/opt/postgresql*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/Library/PostgreSQL/*/bin", // EDB's installer
        "/opt/local/lib/postgresql*/bin", // MacPorts
        "/usr/local/pgsql/bin",
    ];

    static readonly string[] _programFiles = ["ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"];

    readonly List<string> _looked = [];

    /// <summary>The places that were looked at, in order, for the error that says so.</summary>
    public IReadOnlyList<string> Looked => _looked;

    /// <summary>The installation whose major version is nearest to the wanted one; absent: there is none.</summary>
    /// <param name="chosen">The folder that the user named, which is then the only one.</param>
    /// <param name="findMajorAsync">
    /// The target's major version, asked for only where there is a choice; absent: the newest.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PostgreSqlInstallation?> FindAsync(
        string? chosen,
        Func<CancellationToken, Task<int?>>? findMajorAsync,
        CancellationToken cancellationToken
    )
    {
        chosen ??= variable(Variable) is { Length: > 0 } named ? named : null;
        if (chosen is not null)
        {
            _looked.Add(chosen);
            return await ReadChosenAsync(chosen, cancellationToken).ConfigureAwait(false);
        }
        var found = new List<PostgreSqlInstallation>();
        foreach (var folder in Candidates())
        {
            if (await PostgreSqlInstallation.TryReadAsync(folder, cancellationToken).ConfigureAwait(false) is { } one)
                found.Add(one);
        }
        var hasChoice = found.DistinctBy(one => one.Major).Count() > 1;
        var major =
            hasChoice && findMajorAsync is not null
                ? await findMajorAsync(cancellationToken).ConfigureAwait(false)
                : null;
        return found
            .OrderBy(one => Math.Abs(one.Major - (major ?? int.MaxValue)))
            .ThenByDescending(one => one.Major)
            .FirstOrDefault();
    }

    // The folder with the programs, or the one above it.
    static async Task<PostgreSqlInstallation?> ReadChosenAsync(string folder, CancellationToken cancellationToken) =>
        await PostgreSqlInstallation.TryReadAsync(Path.GetFullPath(folder), cancellationToken).ConfigureAwait(false)
        ?? await PostgreSqlInstallation
            .TryReadAsync(Path.GetFullPath(Path.Combine(folder, "bin")), cancellationToken)
            .ConfigureAwait(false);

    IEnumerable<string> Candidates()
    {
        var folders = new List<string>();
        _looked.Add("PATH");
        foreach (
            var folder in (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (Path.IsPathRooted(folder))
                folders.Add(FolderOf(Path.Combine(folder, "postgres")) ?? folder);
        }
        foreach (var pattern in Usual())
        {
            _looked.Add(pattern);
            folders.AddRange(Expand(pattern));
        }
        return folders.Distinct(StringComparer.Ordinal);
    }

    IEnumerable<string> Usual()
    {
        if (OperatingSystem.IsMacOS())
            return _macOS;
        if (!OperatingSystem.IsWindows())
            return _linux;
        return _programFiles
            .Select(variable)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(folder => Path.Combine(folder, "PostgreSQL", "*", "bin"));
    }

    /// <summary>The folder of the program that a link in PATH leads to: initdb need not have a link.</summary>
    static string? FolderOf(string link)
    {
        try
        {
            var target = File.ResolveLinkTarget(link, returnFinalTarget: true);
            return target is null ? null : Path.GetDirectoryName(target.FullName);
        }
        catch (IOException)
        {
            return null;
        }
    }

    static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
            return [pattern];
        var separator = pattern.LastIndexOfAny(['/', '\\'], star);
        var end = pattern.IndexOfAny(['/', '\\'], star);
        var (parent, name) = (pattern[..separator], pattern[(separator + 1)..(end < 0 ? pattern.Length : end)]);
        var rest = end < 0 ? "" : pattern[(end + 1)..];
        try
        {
            return Directory.Exists(parent)
                ? Directory
                    .GetDirectories(parent, name)
                    .Order(StringComparer.Ordinal)
                    .Select(one => Path.Combine(one, rest))
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
