using System.Collections.Generic;
using System.Collections.Immutable;

namespace Godwit.Generators;

/// <summary>Which classes of a project may be tables, and what they depend on.</summary>
/// <param name="Shared">While this is the same, a class is what it was as long as its own files are.</param>
/// <param name="Tables">The classes, in the order of the code.</param>
sealed record ProjectOutline(ValueList<string> Shared, ValueList<TableOutline> Tables)
{
    public static ProjectOutline Of(ImmutableArray<FileOutline> files)
    {
        var aliases = files.SelectMany(one => one.Aliases).ToLookup(one => one.Name, one => one.Targets);
        var parts = files
            .SelectMany((file, i) => file.Types.Select(type => TypePart.Of(file, i, type, aliases)))
            .ToList();
        var tables = parts.GroupBy(one => one.Type.FullName).Where(type => type.Any(one => one.IsTable)).ToList();
        var read = FilesOfReadTypes(parts, tables.SelectMany(one => one), aliases);
        return new(
            files
                .Select(one => one.Shared)
                .Concat(parts.Where(one => one.IsTable || one.IsComplex).Select(one => one.Marks))
                .Concat(read.Select(one => $"{one.File} {one.Content}"))
                .ToValueList(),
            tables.Select(type => TableOutline.Of(type.Key, type)).ToValueList()
        );
    }

    /// <summary>
    /// The files of types whose members are read for classes of other files: complex types, the bases of tables, and
    /// attributes, which a project may have itself.
    /// </summary>
    static IEnumerable<FileOutline> FilesOfReadTypes(
        List<TypePart> parts,
        IEnumerable<TypePart> tables,
        ILookup<string, ValueList<string>> aliases
    )
    {
        var byName = parts.ToLookup(one => one.Type.Name);
        var roots = parts
            .Where(one => one.IsComplex || one.Type.Name.EndsWith("Attribute", StringComparison.Ordinal))
            .Select(one => one.Type.Name)
            .Concat(tables.SelectMany(one => one.Type.Bases));
        var names = Names.Reach(roots, one => aliases[one].Concat(byName[one].Select(part => part.Type.Bases)));
        return parts.Where(one => names.Contains(one.Type.Name)).Select(one => one.File).Distinct();
    }
}

/// <summary>A class that may be a table.</summary>
/// <param name="Key">Its name, its files and what stands in them.</param>
/// <param name="File">The number of the file with the part that has the attribute.</param>
/// <param name="Start">Where that part begins.</param>
sealed record TableOutline(string Key, int File, int Start)
{
    public static TableOutline Of(string name, IEnumerable<TypePart> parts)
    {
        var marked = parts.First(one => one.IsTable);
        var files = parts.Select(one => $"\n{one.File.File} {one.File.Content}");
        return new(name + string.Concat(files), marked.Index, marked.Type.Start);
    }
}

/// <summary>A part of a type, and what its attributes say to classes that refer to it.</summary>
/// <param name="Index">The number of the file.</param>
/// <param name="Marks">Its name and the attributes that say it.</param>
sealed record TypePart(FileOutline File, int Index, TypeOutline Type, bool IsTable, bool IsComplex, string Marks)
{
    static readonly string[] _complex = ["ComplexTypeAttribute", "OwnedAttribute", "NotMappedAttribute"];

    public static TypePart Of(FileOutline file, int index, TypeOutline type, ILookup<string, ValueList<string>> aliases)
    {
        var (isTable, isComplex, marks) = (false, false, type.FullName);
        foreach (var attribute in type.Attributes)
        {
            var names = Names.Reach([attribute], one => aliases[one]);
            var marksTable = names.Contains("TableAttribute");
            var marksComplex = names.Overlaps(_complex);
            if (marksTable || marksComplex)
                marks += " " + attribute;
            isTable |= marksTable;
            isComplex |= marksComplex;
        }
        return new(file, index, type, isTable, isComplex, marks);
    }
}

/// <summary>What names may stand for.</summary>
static class Names
{
    /// <summary>The names, and all that they lead to.</summary>
    public static HashSet<string> Reach(IEnumerable<string> names, Func<string, IEnumerable<ValueList<string>>> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(names);
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (!reached.Add(name))
                continue;
            foreach (var other in next(name).SelectMany(one => one))
                open.Push(other);
        }
        return reached;
    }
}
