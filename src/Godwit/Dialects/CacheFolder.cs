using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>Where Godwit keeps what it can make again: data folders of scratch servers, replayed states.</summary>
static class CacheFolder
{
    /// <summary>The variable that names another folder.</summary>
    public const string Variable = "GODWIT_CACHE";

    /// <summary>
    /// The folder: <c>GODWIT_CACHE</c>, else the place of the system for such things. It may not exist yet.
    /// </summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static string Locate(Func<string, string?> variable)
    {
        if (variable(Variable) is { Length: > 0 } chosen)
            return Path.GetFullPath(chosen);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Or(variable("LOCALAPPDATA"), Path.Combine(home, "AppData", "Local")), "Godwit");
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Caches", "godwit");
        // The specification wants relative paths ignored: specifications.freedesktop.org/basedir-spec.
        var cache = variable("XDG_CACHE_HOME");
        return Path.Combine(Path.IsPathRooted(cache) ? cache : Path.Combine(home, ".cache"), "godwit");
    }

    /// <summary>A short name for a long key, fit for a file or a database.</summary>
    public static string NameOf(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12));

    static string Or(string? one, string other) => string.IsNullOrEmpty(one) ? other : one;
}
