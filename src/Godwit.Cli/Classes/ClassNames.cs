using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>The names of classes and enums, each taken once: they are names of files, too.</summary>
/// <param name="space">The namespace.</param>
/// <param name="settings">How names of C# become names of the database.</param>
sealed class ClassNames(string space, DialectSettings settings)
{
    readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { AssemblyFile };

    /// <summary>The file of what stands before the classes.</summary>
    public const string AssemblyFile = "GodwitSchema";

    public string Space => space;

    public DialectSettings Settings => settings;

    /// <summary>The class of a table.</summary>
    public string TakeClass(ObjectName table) => Take(table, ClassNaming.Pascal(EnglishPlurals.Singular(table.Name)));

    /// <summary>Takes a name: where it is taken, the schema stands before it.</summary>
    public string Take(ObjectName named, string wanted)
    {
        var name =
            _taken.Contains(wanted) && named.Schema.Length > 0 ? ClassNaming.Pascal(named.Schema) + wanted : wanted;
        name = ClassNaming.Unique(name, named.Kind == ObjectKind.Table ? "Row" : "Type", _taken.Contains);
        _taken.Add(name);
        return name;
    }

    /// <summary>True where more columns are called as properties are than have their names in snake case.</summary>
    public static bool IsAsIs(Catalog catalog)
    {
        var columns = catalog
            .Objects.Where(one => one.Name is { Kind: ObjectKind.Column })
            .Select(one => one.Name.Name)
            .ToList();
        var asIs = columns.Count(one => ClassNaming.Pascal(one) == one);
        return asIs > columns.Count(one => SqlNames.ToSnakeCase(ClassNaming.Pascal(one)) == one);
    }
}
