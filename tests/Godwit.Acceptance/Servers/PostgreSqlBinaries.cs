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

    /// <summary>
    /// A client program of the distribution itself, such as <c>psql</c>: the one on the PATH of Debian is a Perl script
    /// that looks for it, which costs more than what most tests do with it.
    /// </summary>
    public static string Client(string name) =>
        NewestOfDistribution() is { } folder && Path.Combine(folder, name) is var found && File.Exists(found)
            ? found
            : name;

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
