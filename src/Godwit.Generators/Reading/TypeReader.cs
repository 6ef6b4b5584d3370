using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>What the type of a property says about its column.</summary>
static class TypeReader
{
    static readonly SymbolDisplayFormat _format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
    );

    static readonly HashSet<string> _lists = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.List<T>",
        "System.Collections.Generic.IList<T>",
        "System.Collections.Generic.ICollection<T>",
        "System.Collections.Generic.IEnumerable<T>",
        "System.Collections.Generic.IReadOnlyList<T>",
        "System.Collections.Generic.IReadOnlyCollection<T>",
        "System.Collections.Generic.HashSet<T>",
        "System.Collections.Generic.ISet<T>",
        "System.Collections.Immutable.ImmutableArray<T>",
        "System.Collections.Immutable.ImmutableList<T>",
        "System.Collections.ObjectModel.Collection<T>",
    };

    /// <summary>The full name of a type, the way this generator compares them.</summary>
    public static string NameOf(ITypeSymbol type) =>
        // Most properties are of these, and writing a name out takes long.
        type.SpecialType switch
        {
            SpecialType.System_String => "System.String",
            SpecialType.System_Int32 => "System.Int32",
            SpecialType.System_Int64 => "System.Int64",
            SpecialType.System_Boolean => "System.Boolean",
            SpecialType.System_Decimal => "System.Decimal",
            _ => type.ToDisplayString(_format),
        };

    public static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>The type of the elements of a list; bytes are no list.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => null,
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: 1, SpecialType: not SpecialType.System_Nullable_T } list
                when _lists.Contains(list.OriginalDefinition.ToDisplayString()) => list.TypeArguments[0],
            _ => null,
        };

    public static TypeModel Read(ITypeSymbol type)
    {
        var plain = WithoutNullable(type);
        var element = ElementOf(plain) is { } one ? WithoutNullable(one) : null;
        var scalar = element ?? plain;
        return new(NameOf(scalar), ReadEnum(scalar), element is not null);
    }

    static EnumModel? ReadEnum(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            return null;
        var labels = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(ReadLabel);
        return new(
            NameOf(type),
            type.Name,
            NameOf(underlying),
            labels.ToValueList(),
            AnnotationReader.Read(type),
            Places.Of(type.Locations.FirstOrDefault())
        );
    }

    static EnumLabel ReadLabel(IFieldSymbol field)
    {
        var annotations = AnnotationReader.Read(field);
        var label =
            annotations.FirstOrDefault(one => one.Name == "EnumMember")?["Value"]
            ?? annotations.FirstOrDefault(one => one.Name == "PgName")?.Text(0);
        return new(field.Name, label, annotations.FirstOrDefault(one => one.Name == "RenamedFrom")?.Text(0));
    }
}
