using System.ComponentModel;
using System.Diagnostics;

namespace Godwit.Cli;

/// <summary>Lets Node.js tell what a configuration says that is more than a literal.</summary>
static class NodeConfiguration
{
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    const string Program =
        "const m = await import(process.argv[1]); const c = m.default?.default ?? m.default ?? m;"
        + "console.log(JSON.stringify({ dialect: c.dialect, out: c.out, migrations: c.migrations, "
        + "dbCredentials: c.dbCredentials }));";

    /// <summary>The configuration as JSON; absent where Node.js is missing or cannot run the file.</summary>
    public static string? Read(string path) =>
        Run(path, []) ?? (path.EndsWith("ts", StringComparison.Ordinal) ? Run(path, ["--import", "tsx"]) : null);

    static string? Run(string path, string[] options)
    {
        var start = new ProcessStartInfo(
            "node",
            [.. options, "--input-type=module", "--eval", Program, "--", new Uri(path).AbsoluteUri]
        )
        {
            WorkingDirectory = Path.GetDirectoryName(path),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start);
            if (process is null)
                return null;
            process.StandardInput.Close();
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync();
            if (process.WaitForExit(_limit))
                return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : null;
            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (Win32Exception)
        {
            return null; // Node.js is not installed
        }
    }
}
