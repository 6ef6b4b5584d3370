using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Godwit.House;

public partial class HouseRules
{
    [Fact]
    public void Folders_use_only_those_before_them() => None(FolderOrder.Offences(SourceFile.Below("src/Godwit")));

    [Theory]
    [InlineData("src")]
    [InlineData("samples")]
    [InlineData("bench")]
    public void Files_types_methods_and_lines_are_small(string folder) =>
        None(SourceFile.Below(folder).SelectMany(Sizes.Offences));

    [Fact]
    public void The_library_takes_no_package()
    {
        var project = XDocument.Load(Path.Combine(RepositoryFolder.Root, "src/Godwit/Godwit.csproj"));
        None(
            project
                .Descendants("PackageReference")
                .Where(package => (string?)package.Attribute("PrivateAssets") != "all")
                .Select(package => $"src/Godwit takes the package {package.Attribute("Include")?.Value}")
                .Concat(project.Descendants("ProjectReference").Select(one => $"src/Godwit refers to {one}"))
        );
    }

    [Fact]
    public void Every_error_code_has_a_page_and_every_page_a_code()
    {
        var codes = SourceFile
            .Below("src")
            .Select(file => file.Text.ToString())
            // An error of the build is made where the build can see it.
            .Append(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "src/Godwit/build/Godwit.targets")))
            .SelectMany(text => Code().Matches(text))
            .Select(match => match.Value)
            .ToHashSet(StringComparer.Ordinal);
        var folder = Path.Combine(RepositoryFolder.Root, "docs", "errors");
        var pages = Directory
            .EnumerateFiles(folder, "GDW*.md")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToHashSet(StringComparer.Ordinal);
        var untitled = pages.Where(page =>
            !File.ReadLines(Path.Combine(folder, page + ".md"))
                .First()
                .StartsWith($"# {page}: ", StringComparison.Ordinal)
        );

        None(
            codes
                .Except(pages)
                .Select(code => $"{code} has no page docs/errors/{code}.md")
                .Concat(
                    pages.Except(codes).Select(page => $"docs/errors/{page}.md is about a code that nothing reports")
                )
                .Concat(untitled.Select(page => $"docs/errors/{page}.md does not begin with '# {page}: '"))
                .Order(StringComparer.Ordinal)
        );
    }

    static void None(IEnumerable<string> offences)
    {
        var list = offences.ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }

    [GeneratedRegex("GDW[0-9]{4}")]
    private static partial Regex Code();
}
