using System.Security.Cryptography;

namespace Godwit.Benchmarks;

/// <summary>What a runner that checks its files cannot do without: every file is read and hashed.</summary>
static class RawFiles
{
    public static List<(string Version, string Sql, string Checksum)> Read(string folder)
    {
        var paths = Directory.GetFiles(folder, "*.sql");
        Array.Sort(paths, StringComparer.Ordinal);
        var files = new List<(string, string, string)>(paths.Length);
        foreach (var path in paths)
        {
            var bytes = File.ReadAllBytes(path);
            files.Add((Path.GetFileName(path)[..4], path, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }

        return files;
    }

    /// <summary>The files that are not in the history.</summary>
    public static List<(string Version, string Sql, string Checksum)> Pending(
        List<(string Version, string Path, string Checksum)> files,
        Dictionary<string, string> history
    )
    {
        var pending = new List<(string, string, string)>();
        foreach (var (version, path, checksum) in files)
        {
            if (!history.TryGetValue(version, out var applied))
                pending.Add((version, File.ReadAllText(path), checksum));
            else if (applied != checksum)
                throw new InvalidOperationException($"{path} was edited");
        }

        return pending;
    }
}
