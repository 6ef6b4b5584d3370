using System.Text;
using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>Models of classes as C#, a file for each.</summary>
/// <param name="space">The namespace.</param>
sealed class ClassText(string space)
{
    const int LineLength = 120;

    static readonly Dictionary<string, string> _keywords = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Int16"] = "short",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Decimal"] = "decimal",
        ["System.String"] = "string",
        ["System.Object"] = "object",
        ["System.Byte[]"] = "byte[]",
    };

    static readonly HashSet<string> _values =
    [
        "System.Boolean",
        "System.Int16",
        "System.Int32",
        "System.Int64",
        "System.Single",
        "System.Double",
        "System.Decimal",
        "System.Guid",
        "System.DateTime",
        "System.DateTimeOffset",
        "System.DateOnly",
        "System.TimeOnly",
        "System.TimeSpan",
        "System.Net.IPNetwork",
    ];

    /// <summary>All files of a model.</summary>
    public IEnumerable<SchemaFile> Render(ClassModel model)
    {
        foreach (var table in model.Tables)
            yield return new($"{table.Class}.cs", Render(table));
        foreach (var one in model.Enums)
            yield return new($"{one.Name}.cs", Render(one));
        yield return new($"{ClassNames.AssemblyFile}.cs", Render(model.Assembly));
    }

    static string Render(AssemblyModel assembly)
    {
        var attributes = new AttributeText(new HashSet<string>());
        var lines = assembly.Schemas.Concat(assembly.Objects).Select(one => $"[assembly: {attributes.Render(one)}]\n");
        return "using Godwit;\n\n" + string.Concat(lines);
    }

    string Render(EnumModel one)
    {
        var attributes = new AttributeText(new HashSet<string>());
        var text = new StringBuilder();
        if (one.Labels.Any(label => label.Label is not null))
            text.Append("using System.Runtime.Serialization;\n");
        text.Append($"using Godwit;\n\nnamespace {space};\n\n");
        foreach (var annotation in one.Annotations)
            text.Append($"[{attributes.Render(annotation)}]\n");
        text.Append($"public enum {one.Name}\n{{\n");
        foreach (var label in one.Labels)
        {
            if (label.Label is { } written)
                text.Append($"    [EnumMember(Value = {AttributeText.Literal(written)})]\n");
            text.Append($"    {label.Member},\n");
        }
        return text.Append("}\n").ToString();
    }

    string Render(TableModel table)
    {
        var attributes = new AttributeText(table.Columns.Select(one => one.Property).ToHashSet());
        var text = new StringBuilder();
        foreach (var name in UsingsOf(table))
            text.Append($"using {name};\n");
        text.Append($"\nnamespace {space};\n\n");
        var named = Annotations.Standard("Table", table.Name).With("Schema", table.Schema);
        foreach (var annotation in table.Annotations.Prepend(named))
            text.Append($"[{attributes.Render(annotation)}]\n");
        text.Append($"public sealed class {table.Class}\n{{\n");
        var isFirst = true;
        var isApart = false;
        foreach (var column in table.Columns)
        {
            var lines = Lines(column.Annotations.Select(attributes.Render).ToList());
            if (!isFirst && (lines.Count > 0 || isApart))
                text.Append('\n');
            foreach (var line in lines)
                text.Append($"    [{line}]\n");
            text.Append($"    public {Required(column)}{TypeOf(column)} {column.Property} {{ get; set; }}\n");
            (isFirst, isApart) = (false, lines.Count > 0);
        }
        return text.Append("}\n").ToString();
    }

    /// <summary>Attributes of a property in one line, as far as they fit.</summary>
    static List<string> Lines(List<string> attributes)
    {
        var joined = string.Join(", ", attributes);
        return attributes.Count == 0 ? []
            : joined.Length + "    []".Length <= LineLength ? [joined]
            : attributes;
    }

    /// <summary>What stands at the top of the file; System first, as the tools sort it.</summary>
    static IEnumerable<string> UsingsOf(TableModel table)
    {
        var annotations = table.Annotations.Concat(table.Columns.SelectMany(one => one.Annotations)).ToList();
        var names = table
            .Columns.Select(one => one.Type)
            .Where(one => one.Enum is null && !_keywords.ContainsKey(one.Name))
            .Select(one => one.Name[..one.Name.LastIndexOf('.')])
            .Append("System.ComponentModel.DataAnnotations.Schema")
            .ToHashSet();
        if (annotations.Exists(one => one.IsOwn))
            names.Add("Godwit");
        if (annotations.Exists(one => one.Name is "Key" or "Required" or "MaxLength"))
            names.Add("System.ComponentModel.DataAnnotations");
        return names.OrderBy(one => !IsSystem(one)).ThenBy(one => one, StringComparer.Ordinal);
    }

    static bool IsSystem(string name) => name.StartsWith("System", StringComparison.Ordinal);

    static string Required(ColumnModel column) =>
        column.IsNullable || (IsValue(column.Type) && !column.Type.IsList) ? "" : "required ";

    static bool IsValue(TypeModel type) => type.Enum is not null || _values.Contains(type.Name);

    static string TypeOf(ColumnModel column)
    {
        var name = _keywords.GetValueOrDefault(column.Type.Name) ?? AttributeText.ShortOf(column.Type.Name);
        return name + (column.Type.IsList ? "[]" : "") + (column.IsNullable ? "?" : "");
    }
}
