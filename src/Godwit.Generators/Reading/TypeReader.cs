using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>What the type of a property says about its column: asked once for each type.</summary>
sealed class TypeReader
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

    readonly Dictionary<ITypeSymbol, TypeFacts> _facts = new(SymbolEqualityComparer.Default);

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

    /// <summary>What is known of a type, or of what it makes nullable.</summary>
    public TypeFacts Read(ITypeSymbol type)
    {
        if (_facts.TryGetValue(type, out var known))
            return known;
        var plain = WithoutNullable(type);
        var facts = new TypeFacts(
            plain,
            NameOf(plain),
            ElementOf(plain),
            HasAttribute(plain, "System.ComponentModel.DataAnnotations.Schema.TableAttribute"),
            HasAttribute(plain, "System.ComponentModel.DataAnnotations.Schema.NotMappedAttribute"),
            plain is INamedTypeSymbol
                && (
                    HasAttribute(plain, "System.ComponentModel.DataAnnotations.Schema.ComplexTypeAttribute")
                    || HasAttribute(plain, "Microsoft.EntityFrameworkCore.OwnedAttribute")
                )
        );
        _facts.Add(type, facts);
        return facts;
    }

    /// <summary>The type as the model of a column has it.</summary>
    public TypeModel ModelOf(TypeFacts type)
    {
        var scalar = type.Element is { } element ? Read(element) : type;
        return new(scalar.Name, ReadEnum(scalar.Type), type.Element is not null);
    }

    /// <summary>The type of the elements of a list; bytes are no list.</summary>
    static ITypeSymbol? ElementOf(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => null,
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: 1, SpecialType: not SpecialType.System_Nullable_T } list
                when _lists.Contains(list.OriginalDefinition.ToDisplayString()) => list.TypeArguments[0],
            _ => null,
        };

    static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    // A name that is written out takes long: first what differs at once.
    static bool HasAttribute(ITypeSymbol type, string name) =>
        type.SpecialType == SpecialType.None
        && type.GetAttributes()
            .Any(one =>
                one.AttributeClass is { } found
                && name.EndsWith("." + found.Name, StringComparison.Ordinal)
                && found.ToDisplayString() == name
            );

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
        var label = annotations.Find("EnumMember")?["Value"] ?? annotations.Find("PgName")?.Text(0);
        return new(field.Name, label, annotations.Find("RenamedFrom")?.Text(0));
    }
}

/// <summary>What is known of a type while a compilation is read.</summary>
/// <param name="Type">The type itself.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Element">The type of its elements, for a list.</param>
/// <param name="IsTable">True for a class with <c>[Table]</c>.</param>
/// <param name="IsNotMapped">True for a class with <c>[NotMapped]</c>.</param>
/// <param name="IsComplex">True where its properties are columns.</param>
sealed record TypeFacts(
    ITypeSymbol Type,
    string Name,
    ITypeSymbol? Element,
    bool IsTable,
    bool IsNotMapped,
    bool IsComplex
);
