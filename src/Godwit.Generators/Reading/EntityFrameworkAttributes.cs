using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>
/// Attributes of EF Core as the annotations that say the same. They are known by their names: nobody needs EF Core
/// for them.
/// </summary>
static class EntityFrameworkAttributes
{
    public const string Space = "Microsoft.EntityFrameworkCore";

    /// <summary>What an attribute says of the schema; <see langword="null"/> for nothing.</summary>
    public static Annotation? Translate(Annotation attribute) =>
        attribute.Name switch
        {
            "Comment" or "DeleteBehavior" or "Keyless" or "Owned" or "Precision" => attribute,
            "PrimaryKey" => attribute with { Arguments = List(Properties(attribute)) },
            "Index" => Index(attribute),
            // How EF Core gets at a value.
            "BackingField" => null,
            "Unicode" when attribute.Text(0) == "true" => null,
            _ => attribute with { Name = Annotation.Unread, Arguments = List([attribute.Name]) },
        };

    static Annotation Index(Annotation index)
    {
        var properties = Properties(index);
        var descending = index.Texts("IsDescending");
        var keys = properties.Select(
            (one, i) =>
                index.Is("AllDescending") || (i < descending.Count && descending[i] == "true") ? one + " DESC" : one
        );
        return index with
        {
            Arguments = List(keys),
            Options = index.Options.Where(one => one.Name is "Name" or "IsUnique").ToValueList(),
        };
    }

    // One name, and more of them in an array.
    static IEnumerable<string> Properties(Annotation attribute) => attribute.Arguments.SelectMany(one => one.Values);

    static ValueList<AnnotationArgument> List(IEnumerable<string> values) => new([new(values.ToValueList(), false)]);
}
