using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Godwit.Cli;

/// <summary>Files as another branch has them, read through <c>git</c>; nothing is checked out.</summary>
/// <param name="reference">The branch or commit, as in <c>origin/main</c>.</param>
/// <param name="folder">A folder of the working tree, as a full path.</param>
/// <param name="layout">Its layout.</param>
sealed class GitBranch(string reference, string folder, LayoutChoice layout)
{
    const string Code = "GDW0520";

    /// <summary>The migrations that the branch has in the same folder; none where it has no such folder.</summary>
    public async Task<MigrationFolder> ReadMigrationsAsync(CancellationToken cancellationToken)
    {
        var (prefix, files) = await ReadFilesAsync(
            path =>
                (path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || path == DrizzleJournal.File)
                && path.Count(c => c == '/') <= 1,
            cancellationToken
        );
        var source = new TextSource($"{reference}:{prefix.TrimEnd('/')}", files);
        return layout.Name switch
        {
            LayoutChoice.Drizzle => MigrationFolder.Of(new DrizzleLayout(source)),
            LayoutChoice.Prisma => MigrationFolder.Of(new PrismaLayout(source)),
            _ => MigrationFolder.Of(source),
        };
    }

    /// <summary>
    /// The same in the layout of Flyway; its files are read from disk, so they are put there for a moment.
    /// </summary>
    public async Task<ValueList<Migration>> ReadFlywayAsync(
        FlywaySettings settings,
        CancellationToken cancellationToken
    )
    {
        var (_, files) = await ReadFilesAsync(_ => true, cancellationToken);
        var copy = Directory.CreateTempSubdirectory("godwit-base-");
        try
        {
            foreach (var (path, bytes) in files)
            {
                var full = Path.Combine(copy.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!); // a file has one
                await File.WriteAllBytesAsync(full, bytes, cancellationToken);
            }
            return new FlywayLayout(settings with { Locations = ["filesystem:" + copy.FullName] }).Read();
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    async Task<(string Prefix, List<KeyValuePair<string, byte[]>> Files)> ReadFilesAsync(
        Predicate<string> isWanted,
        CancellationToken cancellationToken
    )
    {
        var place = Directory.Exists(folder) ? folder : Path.GetDirectoryName(folder)!; // a folder has a parent
        var prefix = (await RunAsync(place, ["rev-parse", "--show-prefix"], cancellationToken)).TrimEnd('\n');
        if (place != folder)
            prefix += Path.GetFileName(folder) + "/";
        await RequireReferenceAsync(place, cancellationToken);
        var list = await RunAsync(
            place,
            ["ls-tree", "-r", "-z", "--full-tree", reference, "--", prefix.Length == 0 ? "." : prefix],
            cancellationToken
        );
        // Each entry is MODE blob NAME, a tab, and the path.
        var entries = list.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (Name: line.Split('\t')[0].Split(' ')[2], Path: line[(line.IndexOf('\t') + 1)..]))
            .Select(entry => (entry.Name, Path: entry.Path[prefix.Length..]))
            .Where(entry => isWanted(entry.Path))
            .ToList();
        var names = string.Concat(entries.Select(entry => entry.Name + "\n"));
        var (_, contents, _) = await RequireAsync(place, ["cat-file", "--batch"], cancellationToken, names);
        return (prefix, Files([.. entries.Select(entry => entry.Path)], contents));
    }

    // Each file is a line NAME blob LENGTH, the bytes, and a line feed.
    static List<KeyValuePair<string, byte[]>> Files(string[] paths, byte[] contents)
    {
        var files = new List<KeyValuePair<string, byte[]>>(paths.Length);
        var rest = contents.AsSpan();
        foreach (var path in paths)
        {
            var head = rest.IndexOf((byte)'\n');
            var blank = rest[..head].LastIndexOf((byte)' ');
            var length = int.Parse(rest[(blank + 1)..head], CultureInfo.InvariantCulture);
            files.Add(new(path, rest.Slice(head + 1, length).ToArray()));
            rest = rest[(head + 1 + length + 1)..];
        }
        return files;
    }

    async Task RequireReferenceAsync(string place, CancellationToken cancellationToken)
    {
        var (exitCode, _, _) = await StartAsync(
            place,
            ["rev-parse", "--verify", "--quiet", reference + "^{commit}"],
            cancellationToken
        );
        if (exitCode != 0)
            throw new CommandException(Code, ExitCodes.Usage, $"git knows no branch or commit '{reference}'.")
            {
                Hint =
                    "Fetch it first, as in `git fetch origin main`; a CI checkout may need its full history "
                    + "(fetch-depth: 0).",
            };
    }

    static async Task<string> RunAsync(string place, string[] arguments, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString((await RequireAsync(place, arguments, cancellationToken)).Output);

    static async Task<ChildProcess> RequireAsync(
        string place,
        string[] arguments,
        CancellationToken cancellationToken,
        string input = ""
    )
    {
        var result = await StartAsync(place, arguments, cancellationToken, input);
        if (result.ExitCode != 0)
            throw new CommandException(Code, ExitCodes.Usage, $"git could not be asked: {result.Error.Trim()}")
            {
                Hint = "--base compares with a branch of the git repository that holds the migration folder.",
            };
        return result;
    }

    static async Task<ChildProcess> StartAsync(
        string place,
        string[] arguments,
        CancellationToken cancellationToken,
        string input = ""
    )
    {
        try
        {
            return await ChildProcess.RunAsync("git", arguments, place, cancellationToken, input);
        }
        catch (Win32Exception e)
        {
            throw new CommandException(Code, ExitCodes.Usage, $"git could not be started: {e.Message}", e)
            {
                Hint = "--base needs git on the PATH.",
            };
        }
    }
}
