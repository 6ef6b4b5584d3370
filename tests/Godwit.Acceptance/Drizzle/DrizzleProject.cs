using System.Globalization;
using System.Text.Json;

namespace Godwit;

/// <summary>A folder of Drizzle's that grows as branches are merged.</summary>
sealed class DrizzleProject(string version) : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly List<(string Tag, long When)> _entries = [];

    public string Folder => _folder.Path;

    public string Migrations => Path.Combine(_folder.Path, "drizzle");

    public bool IsLegacy => version == "0.x";

    /// <summary>Adds a migration as drizzle-kit names it.</summary>
    public void Add(int number, string sql, string name = "step")
    {
        var time = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero).AddHours(number);
        if (IsLegacy)
        {
            var tag = $"{number:0000}_{name}";
            _entries.Add((tag, time.ToUnixTimeMilliseconds() + 123));
            Write($"{tag}.sql", sql);
            WriteJournal();
        }
        else
        {
            Write(
                $"{time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}_{name}/migration.sql",
                sql
            );
        }
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(Migrations, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it is in the folder
        File.WriteAllText(path, text);
    }

    /// <summary>Runs Godwit, which must succeed.</summary>
    public async Task<string> GodwitAsync(string url, params string[] arguments)
    {
        var (exitCode, output, error) = await GodwitCli.RunAsync(
            Folder,
            [.. arguments, "--url", url, "--migrations", "drizzle", "--layout", "drizzle"]
        );
        Assert.True(exitCode == 0, $"godwit {string.Join(' ', arguments)} ended with {exitCode}:\n{output}{error}");
        return output;
    }

    /// <summary>Runs drizzle-orm's migrator, which must succeed.</summary>
    public async Task DrizzleAsync(string url)
    {
        var (exitCode, output, error) = await DrizzleTools.MigrateAsync(version, url, Migrations);
        Assert.True(exitCode == 0, $"drizzle-orm {version} ended with {exitCode}:\n{output}{error}");
    }

    public void Dispose() => _folder.Dispose();

    void WriteJournal() =>
        Write(
            "meta/_journal.json",
            JsonSerializer.Serialize(
                new
                {
                    version = "7",
                    dialect = "",
                    entries = _entries.Select(
                        (entry, i) =>
                            new
                            {
                                idx = i,
                                version = "7",
                                when = entry.When,
                                tag = entry.Tag,
                                breakpoints = true,
                            }
                    ),
                }
            )
        );
}
