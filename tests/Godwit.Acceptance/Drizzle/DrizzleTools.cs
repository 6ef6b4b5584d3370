using System.Diagnostics;

namespace Godwit;

/// <summary>drizzle-kit and drizzle-orm, 0.x and 1.0, as test.sh installs them.</summary>
static class DrizzleTools
{
    static string Folder => Path.Combine(RepositoryFolder.Root, ".tools", "drizzle");

    static string Script => Path.Combine(RepositoryFolder.Root, "tests/Godwit.Acceptance/Drizzle/migrate.mjs");

    /// <summary>Runs the migrator of drizzle-orm; the calling test is skipped where it is not installed.</summary>
    /// <param name="version"><c>0.x</c> or <c>1.0</c>.</param>
    /// <param name="url">As drizzle-orm takes it: <c>postgres://…</c>, <c>file:…</c>.</param>
    /// <param name="migrations">The folder.</param>
    public static Task<Command.Outcome> MigrateAsync(string version, string url, string migrations)
    {
        var engine = url.StartsWith("file:", StringComparison.Ordinal) ? "sqlite" : "postgresql";
        return RunAsync(migrations, [Script, version, engine, url, migrations]);
    }

    /// <summary>Runs drizzle-kit in a project that <see cref="LinkInto"/> prepared.</summary>
    public static Task<Command.Outcome> KitAsync(string project, params string[] arguments) =>
        // The kit looks for drizzle-orm from where it lies: that is the project, not the folder that the link leads to.
        RunAsync(
            project,
            ["--preserve-symlinks", "--preserve-symlinks-main", "node_modules/drizzle-kit/bin.cjs", .. arguments]
        );

    /// <summary>Makes the packages of one version visible from a project, under their usual names.</summary>
    public static void LinkInto(string project, string version)
    {
        Require();
        var modules = Directory.CreateDirectory(Path.Combine(project, "node_modules")).FullName;
        foreach (var package in Directory.EnumerateDirectories(Path.Combine(Folder, "node_modules")))
        {
            var name = Path.GetFileName(package);
            var isOther = name.EndsWith("-rc", StringComparison.Ordinal) != (version == "1.0");
            if (name.StartsWith("drizzle-", StringComparison.Ordinal) && isOther)
            {
                continue;
            }

            // Its programs are those of 0.x.
            if (name == ".bin")
            {
                continue;
            }

            var link = Path.Combine(modules, name.Replace("-rc", "", StringComparison.Ordinal));
            Directory.CreateSymbolicLink(link, package);
        }

        WriteProgram(modules);
    }

    /// <summary>The program, for who looks for it as npm leaves it.</summary>
    static void WriteProgram(string modules)
    {
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(modules, ".bin")).FullName, "drizzle-kit");
        File.WriteAllText(
            program,
            $"#!/bin/sh\nexec node --preserve-symlinks --preserve-symlinks-main \"{modules}/drizzle-kit/bin.cjs\" \"$@\"\n"
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static async Task<Command.Outcome> RunAsync(string folder, string[] arguments)
    {
        Require();
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DRIZZLE_TOOLS"] = Folder, ["CI"] = "true" },
        };
        using var process = Process.Start(start)!; // Start returns null only with UseShellExecute
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    static void Require() =>
        Assert.SkipUnless(
            File.Exists(Path.Combine(Folder, "package-lock.json")),
            "drizzle-kit and drizzle-orm are not in .tools/drizzle: ./test.sh installs them where npm is there."
        );
}
