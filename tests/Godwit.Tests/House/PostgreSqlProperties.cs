using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.House;

/// <summary>What the readers of the catalog say of objects, as their source has it.</summary>
/// <remarks>
/// <c>docs/coverage.md</c> lists the properties that some case changes, and those that none does, with the reason. It is
/// written from the cases: a property that no case has an object with would be missing there.
/// </remarks>
public class PostgreSqlProperties
{
    [Fact]
    public void Each_property_that_is_read_stands_on_the_page_about_coverage()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "coverage.md"));
        var read = SourceFile.Below("src/Godwit/PostgreSql/Catalog").SelectMany(Settings).Distinct().ToList();

        Assert.True(read.Count > 100, $"Only {read.Count} properties were found in the source.");
        var missing = read.Where(one => !page.Contains($"`{one}`", StringComparison.Ordinal));
        Assert.Equal("", string.Join(", ", missing.Order(StringComparer.Ordinal)));
    }

    // ("type", …) for Add, Set(name, "type", …), and lists that are called settings.
    static IEnumerable<string> Settings(SourceFile file)
    {
        var nodes = file.Root.DescendantNodes().ToList();
        var added = nodes
            .OfType<TupleExpressionSyntax>()
            .Where(tuple => tuple.Parent is ArgumentSyntax or CollectionElementSyntax)
            .Select(tuple => tuple.Arguments[0].Expression);
        var set = nodes
            .OfType<InvocationExpressionSyntax>()
            .Where(call =>
                call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Set" or "SetExpression" }
            )
            .Select(call => call.ArgumentList.Arguments[1].Expression);
        var listed = nodes
            .OfType<CollectionExpressionSyntax>()
            .Where(IsOfSettings)
            .SelectMany(list => list.Elements.OfType<ExpressionElementSyntax>())
            .Select(element => element.Expression);
        return added
            .Concat(set)
            .Concat(listed)
            .OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.Kind() == SyntaxKind.StringLiteralExpression)
            .Select(literal => literal.Token.ValueText.TrimEnd(':'));
    }

    static bool IsOfSettings(CollectionExpressionSyntax list)
    {
        var name = list.Ancestors()
            .Select(node =>
                node switch
                {
                    VariableDeclaratorSyntax variable => variable.Identifier.Text,
                    PropertyDeclarationSyntax property => property.Identifier.Text,
                    _ => null,
                }
            )
            .FirstOrDefault(one => one is not null);
        return name is "Settings" or "_settings" or "_indexSettings";
    }
}
