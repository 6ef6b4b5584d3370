using System.Globalization;

namespace Godwit;

/// <summary>Server programs of one version.</summary>
/// <param name="Folder">Where <c>postgres</c> and <c>initdb</c> are.</param>
/// <param name="Version">What <c>postgres --version</c> prints: data folders are made for exactly this.</param>
/// <param name="Major">The major version.</param>
/// <param name="Libraries">Where the dynamic linker has to look too; absent: it needs no help.</param>
sealed record PostgreSqlInstallation(string Folder, string Version, int Major, string? Libraries)
{
    static readonly string Extension = OperatingSystem.IsWindows() ? ".exe" : "";

    /// <summary>The full path of a program.</summary>
    public string this[string program] => Path.Combine(Folder, program + Extension);

    /// <summary>
    /// Asks the programs of a folder who they are; <see langword="null"/> where there are none that run.
    /// </summary>
    public static async Task<PostgreSqlInstallation?> TryReadAsync(string folder, CancellationToken cancellationToken)
    {
        var candidate = new PostgreSqlInstallation(folder, "", 0, null);
        if (!File.Exists(candidate["postgres"]) || !File.Exists(candidate["initdb"]))
            return null;
        var libraries = Path.GetFullPath(Path.Combine(folder, "..", "lib"));
        foreach (var beside in (string?[])[null, libraries])
        {
            candidate = candidate with { Libraries = beside };
            var run = await ServerProgram
                .RunAsync(candidate["postgres"], ["--version"], candidate, user: null, cancellationToken)
                .ConfigureAwait(false);
            if (run.ExitCode == 0 && MajorOf(run.Output) is { } major)
                return candidate with { Version = run.Output.Trim(), Major = major };
        }
        return null;
    }

    // postgres (PostgreSQL) 18.4 (Debian 18.4-1), postgres (PostgreSQL) 19beta1
    static int? MajorOf(string output)
    {
        var start = output.IndexOf(") ", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var digits = output.AsSpan(start + 2);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(
            end < 0 ? digits : digits[..end],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var n
        )
            ? n
            : null;
    }
}
