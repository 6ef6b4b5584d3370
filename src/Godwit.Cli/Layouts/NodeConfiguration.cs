using System.ComponentModel;
using System.Diagnostics;

namespace Godwit.Cli;

/// <summary>Lets Node.js tell what a configuration says that is more than a literal.</summary>
static class NodeConfiguration
{
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    // What a configuration prints while it is run is not its value, and what it opens is not waited for.
    const string Program =
        "console.log = console.info = console.error; const [file, ...names] = process.argv.slice(1); "
        + "const m = await import(file); const c = m.default?.default ?? m.default ?? m; "
        + "const values = Object.fromEntries(names.map(name => [name, c[name]])); "
        + "process.stdout.write(JSON.stringify(values), () => process.exit(0));";

    /// <summary>Values of the configuration; absent where Node.js is missing or cannot run the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">Which values; those that are not there are left out.</param>
    public static Dictionary<string, object>? Read(string path, params string[] names)
    {
        var json =
            Run(path, names)
            ?? (path.EndsWith("ts", StringComparison.Ordinal) ? Run(path, names, "--import", "tsx") : null);
        return json is null ? null : new JavaScriptLiteral(json, static _ => null).FindObject(names);
    }

    static string? Run(string path, string[] names, params string[] options)
    {
        var start = new ProcessStartInfo(
            "node",
            [.. options, "--input-type=module", "--eval", Program, "--", new Uri(path).AbsoluteUri, .. names]
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
