using System.Diagnostics;
using System.Globalization;

namespace Godwit;

/// <summary>Where a server's programs are, and how to call them.</summary>
sealed record PostgreSqlBinaries(string Folder, string? Libraries)
{
    /// <summary>The programs of <paramref name="server"/>, or null and the reason where they are absent.</summary>
    public static PostgreSqlBinaries? Find(Server server, out string reason)
    {
        var (variable, found) = server switch
        {
            Server.Distribution => ("GODWIT_TEST_PG_BIN", NewestOfDistribution()),
            Server.PostgreSql18 => (
                "GODWIT_TEST_PG18_BIN",
                Path.Combine(RepositoryFolder.Root, ".tools", "postgresql-18", "bin")
            ),
            _ => throw new UnreachableException($"No binaries are known for {server}"),
        };
        var folder = Environment.GetEnvironmentVariable(variable) ?? found;
        reason = $"{server}: there is no postgres in {folder ?? "/usr/lib/postgresql"} (./test.sh installs it)";
        if (folder is null || !File.Exists(Path.Combine(folder, "postgres")))
        {
            return null;
        }

        var libraries = Path.GetFullPath(Path.Combine(folder, "..", "lib"));
        return new(folder, server == Server.PostgreSql18 ? libraries : null);
    }

    static string? NewestOfDistribution() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .Where(folder => File.Exists(Path.Combine(folder, "bin", "postgres")))
                .OrderByDescending(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
                .Select(folder => Path.Combine(folder, "bin"))
                .FirstOrDefault()
            : null;
}
