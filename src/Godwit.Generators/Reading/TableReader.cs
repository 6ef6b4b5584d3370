using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Reads a class with <c>[Table]</c>.</summary>
sealed class TableReader(TypeReader types)
{
    // Deeper than anyone nests, and an end for types that hold themselves with other arguments.
    const int DeepestNesting = 8;

    readonly List<ColumnModel> _columns = [];
    readonly List<NavigationModel> _navigations = [];

    // The complex types that are being read: one that holds itself has no end.
    readonly HashSet<ITypeSymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>The table of a class; <see langword="null"/> where it is none.</summary>
    public TableModel? Read(INamedTypeSymbol type)
    {
        var annotations = InheritedAnnotations(type).ToValueList();
        if (annotations.Find("Table") is not { } table)
            return null;
        ReadProperties(type, PropertyPath.Empty);
        return new(
            TypeReader.NameOf(type),
            type.Name,
            table.Text(0),
            table["Schema"],
            _columns.ToValueList(),
            _navigations.ToValueList(),
            annotations.Where(one => one.Name != "Table").ToValueList(),
            Places.Of(type.Locations.FirstOrDefault())
        );
    }

    // What a base class says of its columns holds for the table; what it says of its own table does not.
    static IEnumerable<Annotation> InheritedAnnotations(INamedTypeSymbol type)
    {
        foreach (var annotation in AnnotationReader.Read(type))
            yield return annotation;
        for (var one = type.BaseType; one is { SpecialType: SpecialType.None }; one = one.BaseType)
        {
            foreach (var annotation in AnnotationReader.Read(one).Where(IsInherited))
                yield return annotation;
        }
    }

    static bool IsInherited(Annotation annotation) => annotation.Name is not ("Table" or "RenamedFrom");

    void ReadProperties(INamedTypeSymbol type, PropertyPath path)
    {
        var bases = new Stack<INamedTypeSymbol>();
        for (
            var one = type;
            one is { SpecialType: SpecialType.None or SpecialType.System_ValueType };
            one = one.BaseType!
        )
            bases.Push(one);
        var properties = bases.SelectMany(one => one.GetMembers()).OfType<IPropertySymbol>().Where(IsStored);
        // An override stands where the property stands that it overrides.
        foreach (var property in properties.GroupBy(one => one.Name).Select(one => one.Last()))
            ReadProperty(property, path);
    }

    static bool IsStored(IPropertySymbol property) =>
        property
            is { IsStatic: false, IsIndexer: false, IsImplicitlyDeclared: false, GetMethod: not null }
                and { DeclaredAccessibility: Accessibility.Public }
        && (
            property.SetMethod is not null
            || property
                .ContainingType.GetMembers()
                .OfType<IFieldSymbol>()
                .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
        );

    void ReadProperty(IPropertySymbol property, PropertyPath path)
    {
        var annotations = AnnotationsOf(property);
        if (annotations.Find("NotMapped") is not null)
            return;
        var type = types.Read(property.Type);
        var element = types.Read(type.Element ?? type.Type);
        var isText = annotations.Any(one => one.Name is "Json" or "SqlType");
        if (element.IsNotMapped && !isText)
            return;
        if (element is { IsTable: true } table)
        {
            ReadNavigation(property, table, type.Element is not null, annotations);
            return;
        }
        // A key that says ? is a mistake, which is told where the key is built.
        var isRequired = annotations.Any(one =>
            one.Name == "Required" || (one.Name == "Key" && !SaysNullable(property))
        );
        var canBeNull = path.IsNullable || (!isRequired && CanBeNull(property));
        if (type.IsComplex && !isText && path.Names.Length < DeepestNesting - 1 && _open.Add(type.Type))
        {
            ReadProperties((INamedTypeSymbol)type.Type, path.To(property.Name, annotations, canBeNull));
            _open.Remove(type.Type);
            return;
        }
        AddColumn(property, path, type, canBeNull, annotations);
    }

    void AddColumn(
        IPropertySymbol property,
        PropertyPath path,
        TypeFacts type,
        bool canBeNull,
        ValueList<Annotation> annotations
    )
    {
        var column = annotations.Find("Column");
        _columns.Add(
            new(
                path.Names.Append(property.Name).ToValueList(),
                column is { Arguments.Count: > 0 } ? column.Text(0) : null,
                types.ModelOf(type),
                canBeNull,
                annotations,
                Places.Of(property.Locations.FirstOrDefault())
            )
            {
                IsUndecided = canBeNull && !path.IsNullable && IsOblivious(property),
                Outer = path.Annotations.ToValueList(),
            }
        );
    }

    void ReadNavigation(IPropertySymbol property, TypeFacts type, bool isCollection, ValueList<Annotation> annotations)
    {
        var names = annotations.Find("ForeignKey")?.Text(0) ?? "";
        _navigations.Add(
            new(
                property.Name,
                type.Name,
                isCollection,
                names.Split(',').Select(one => one.Trim()).Where(one => one.Length > 0).ToValueList(),
                annotations.Find("DeleteBehavior")?.Text(0),
                Places.Of(property.Locations.FirstOrDefault())
            )
        );
    }

    /// <summary>
    /// A positional record has the attributes of a property on its parameter, an override those of its base, too.
    /// </summary>
    static ValueList<Annotation> AnnotationsOf(IPropertySymbol property)
    {
        var own = AnnotationReader.Read(property);
        if (property.ContainingType.IsRecord && ParameterOf(property) is { } parameter)
            own = own.Concat(AnnotationReader.Read(parameter)).ToValueList();
        return property.OverriddenProperty is { } overridden
            ? own.Concat(AnnotationsOf(overridden).Where(one => own.Find(one.Name) is null)).ToValueList()
            : own;
    }

    static IParameterSymbol? ParameterOf(IPropertySymbol property) =>
        property
            .ContainingType.InstanceConstructors.SelectMany(one => one.Parameters)
            .FirstOrDefault(one => one.Name == property.Name && one.Locations.SequenceEqual(property.Locations));

    static bool SaysNullable(IPropertySymbol property) => property.NullableAnnotation == NullableAnnotation.Annotated;

    static bool IsOblivious(IPropertySymbol property) =>
        property is { Type.IsValueType: false, NullableAnnotation: NullableAnnotation.None };

    static bool CanBeNull(IPropertySymbol property) =>
        property.Type.IsValueType
            ? property.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            : property.NullableAnnotation != NullableAnnotation.NotAnnotated;

    /// <summary>The properties of complex types that lead to a column.</summary>
    /// <param name="Annotations">What is said of each.</param>
    /// <param name="IsNullable">True where one of them may be null.</param>
    sealed record PropertyPath(string[] Names, ValueList<Annotation>[] Annotations, bool IsNullable)
    {
        public static PropertyPath Empty { get; } = new([], [], false);

        public PropertyPath To(string name, ValueList<Annotation> annotations, bool isNullable) =>
            new([.. Names, name], [.. Annotations, annotations], isNullable);
    }
}
