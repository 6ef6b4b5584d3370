using System.Text;
using Godwit.Cli;

namespace Godwit;

/// <summary>What is said of EF Core models that cannot be read, from what <c>dotnet</c> printed.</summary>
public sealed class EfModels : IDisposable
{
    readonly TestShell _shell = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    EfFailures Failures => new("EF Core model of src/App", _shell.Open(TextWriter.Null, TextWriter.Null).Display);

    EfModel Model(string? context) => new(_shell.PathOf("src/App"), null, context, null, null, IsBuilt: false);

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("src/App", "'src/App' does not exist")]
    [InlineData("src/None", "'src/None' has no project file")]
    [InlineData("src/Two", "'src/Two' has 2: A.csproj, B.fsproj")]
    [InlineData("src/App.csproj", "'src/App.csproj' does not exist")]
    public async Task A_project_that_is_not_there_is_named(string project, string words)
    {
        _shell.Write("src/None/App.xproj", "");
        _shell.Write("src/Two/A.csproj", "");
        _shell.Write("src/Two/B.fsproj", "");
        var model = Model(null) with { Project = _shell.PathOf(project) };

        var error = await Assert.ThrowsAsync<SchemaSourceException>(() =>
            new EfSource(model, Dialect.Sqlite, _shell.Open(TextWriter.Null, TextWriter.Null).Display).ReadAsync(Stop)
        );

        Assert.Equal("GDW0731", error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_failed_build_the_first_errors_are_shown_once_and_no_log()
    {
        var file = _shell.PathOf("src/App/Model (new).cs");
        var lines = Enumerable
            .Range(1, 7)
            .Select(i => $"{file}({i},3): error CS0103: The name 'x{i}' does not exist [{_shell.PathOf("App.csproj")}]")
            .SelectMany(line => new[] { line, line });

        var error = Failures.Build(
            Ended(1, [$"{file}(1,1): warning CS0168: unused", .. lines, "Build FAILED.", "    7 Error(s)"]),
            _shell.PathOf("src/App/App.csproj")
        );

        Assert.Equal("GDW0733", error.Code);
        Assert.Equal(
            "EF Core model of src/App: src/App/App.csproj does not build. Nothing was changed.\n"
                + string.Concat(
                    Enumerable
                        .Range(1, 5)
                        .Select(i => $"  src/App/Model (new).cs({i},3): error CS0103: The name 'x{i}' does not exist\n")
                )
                + "  and 2 more",
            error.Message
        );
    }

    [Fact]
    public void A_package_that_cannot_be_restored_is_an_error_of_the_build()
    {
        var error = Failures.Build(
            Ended(1, [$"{_shell.PathOf("App.csproj")} : error NU1102: Unable to find package X", "Build FAILED."]),
            _shell.PathOf("App.csproj")
        );

        Assert.EndsWith(
            "\n  App.csproj : error NU1102: Unable to find package X",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        null,
        "several contexts: Shop, Audit.Log",
        "\"context\": \"Shop\"",
        "More than one DbContext was found."
    )]
    [InlineData("Shp", "no context 'Shp'; it has Shop, Audit.Log", "Correct", "No DbContext named 'Shp' was found.")]
    public void A_context_that_is_not_known_is_answered_with_those_that_are(
        string? context,
        string words,
        string hint,
        string said
    )
    {
        var error = Tool(
            context,
            "verbose: Found DbContext 'Shop'.",
            "verbose: Found DbContext 'Audit.Log'.",
            $"error:   {said}"
        );

        Assert.Equal("GDW0734", error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_a_context_says_so() =>
        Assert.Contains(
            "has no DbContext",
            Tool(
                null,
                "verbose: Finding DbContext classes...",
                "error:   No DbContext was found in assembly 'App'."
            ).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Other_errors_are_those_of_the_tool_without_its_log_and_without_passwords()
    {
        var error = Tool(
            null,
            "verbose: System.InvalidOperationException: ...",
            "verbose:    at App.Program.Main()",
            "hello from the application",
            "error:   Unable to connect with 'Host=db;Username=app;Password=secret'."
        );

        Assert.Equal("GDW0736", error.Code);
        Assert.EndsWith(
            "\n  Unable to connect with 'Host=db;Username=app;Password=***'.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_tool_that_is_not_installed_comes_with_the_command_that_installs_it()
    {
        var error = Tool(null, "Could not execute because the specified command or file was not found.");

        Assert.Equal("GDW0732", error.Code);
        Assert.Contains("dotnet tool install dotnet-ef", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_that_a_manifest_names_is_to_be_restored()
    {
        _shell.Write(".config/dotnet-tools.json", """{ "tools": { "dotnet-ef": {} } }""");

        var error = Tool(null, "Run \"dotnet tool restore\" to make the \"dotnet-ef\" command available.");

        Assert.Equal("GDW0732", error.Code);
        Assert.Contains(
            ".config/dotnet-tools.json names it: run `dotnet tool restore`",
            error.Hint,
            StringComparison.Ordinal
        );
    }

    SchemaSourceException Tool(string? context, params string[] lines)
    {
        Directory.CreateDirectory(_shell.PathOf("src/App"));
        return Failures.Tool(
            new EfOutput(Ended(1, lines)),
            Model(context),
            ["dbcontext", "script"],
            _shell.PathOf("src/App")
        );
    }

    static ChildProcess Ended(int exitCode, IEnumerable<string> lines) =>
        new(exitCode, Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), "");
}
