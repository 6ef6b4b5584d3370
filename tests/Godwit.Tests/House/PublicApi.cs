using System.Reflection;
using PublicApiGenerator;

namespace Godwit.House;

public class PublicApi
{
    const string Golden = "tests/Godwit.Tests/House/PublicApi.txt";

    static readonly ApiGeneratorOptions _options = new()
    {
        IncludeAssemblyAttributes = false,
        DenyNamespacePrefixes = [],
    };

    /// <summary>A change of the public API shows in the review as a change of this file.</summary>
    [Fact]
    public void The_public_api_is_the_one_that_was_reviewed()
    {
        var actual = string.Join(
            "\n",
            AssembliesOf("Godwit", "Godwit.Hosting")
                .Select(assembly => assembly.GeneratePublicApi(_options).ReplaceLineEndings("\n").TrimEnd() + "\n")
        );
        var file = Path.Combine(RepositoryFolder.Root, Golden);
        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        var (expectedLines, actualLines) = (expected.Split('\n'), actual.Split('\n'));
        Assert.True(
            expected == actual,
            $"The public API differs from {Golden}; GODWIT_ACCEPT=1 writes what it is now.\n"
                + string.Concat(expectedLines.Except(actualLines).Select(line => $"- {line}\n"))
                + string.Concat(actualLines.Except(expectedLines).Select(line => $"+ {line}\n"))
        );
    }

    static IEnumerable<Assembly> AssembliesOf(params string[] names) => names.Select(Assembly.Load);
}
