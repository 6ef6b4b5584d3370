using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Writes one executable that carries the migrations and applies them.</summary>
sealed class BundleCommand : GodwitCommand
{
    readonly Option<string> _output = new("--output", "-o")
    {
        Description = "the file to write (default migrate, on Windows migrate.exe)",
        HelpName = "FILE",
    };

    public BundleCommand()
        : base(
            "bundle",
            "Writes one executable that carries the migrations and applies them; it needs nothing installed."
        )
    {
        Add(_output);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit bundle -o migrate", "write ./migrate"),
            ("./migrate --url postgres://app@db/shop", "on the server: apply what is pending"),
            ("./migrate --dry-run", "print what would run; the URL is taken from GODWIT_URL"),
            ("./migrate status", "what is applied, pending or wrong"),
        ];

    public override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (Environment.ProcessPath is not { } path || BundleFile.ReadFlagged(path) is not { } program)
            throw BundleErrors.NotHere("This godwit runs on the .NET runtime, and a bundle is made of the native one.");
        // The signature that macOS demands covers the whole file.
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            throw BundleErrors.NotHere("Bundles are made on Linux and Windows only.");
        var output = Path.GetFullPath(run.Arguments.GetValue(_output) ?? DefaultOutput, run.Shell.Folder);
        var shown = run.Shell.Display(output);
        if (Directory.Exists(output) || (File.Exists(output) && !BundleFile.IsBundle(output)))
            throw BundleErrors.InTheWay(shown);
        var bundle = BundleContent.Collect(run);
        if (bundle.IsForSqlite)
            bundle = bundle with
            {
                SqliteLibrary =
                    SqliteLibrary.ReadInstalled()
                    ?? throw BundleErrors.NotHere($"SQLite's library is not beside {path}."),
            };
        BundleFile.Write(program, output, bundle.ToBytes());
        run.Report.Field("file", json => json.WriteStringValue(shown));
        run.Report.Result(shown);
        return Task.FromResult(ExitCodes.Done);
    }

    static string DefaultOutput => OperatingSystem.IsWindows() ? "migrate.exe" : "migrate";
}
