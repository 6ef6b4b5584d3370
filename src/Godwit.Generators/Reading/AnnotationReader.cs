using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Turns attributes into values.</summary>
static class AnnotationReader
{
    const string Suffix = "Attribute";

    // Those of other namespaces that say something about a schema.
    static readonly HashSet<string> _known = new(StringComparer.Ordinal)
    {
        "System.ComponentModel.DataAnnotations.KeyAttribute",
        "System.ComponentModel.DataAnnotations.RequiredAttribute",
        "System.ComponentModel.DataAnnotations.MaxLengthAttribute",
        "System.ComponentModel.DataAnnotations.StringLengthAttribute",
        "System.ComponentModel.DataAnnotations.Schema.TableAttribute",
        "System.ComponentModel.DataAnnotations.Schema.ColumnAttribute",
        "System.ComponentModel.DataAnnotations.Schema.ForeignKeyAttribute",
        "System.ComponentModel.DataAnnotations.Schema.NotMappedAttribute",
        "System.ComponentModel.DataAnnotations.Schema.ComplexTypeAttribute",
        "System.ComponentModel.DataAnnotations.Schema.DatabaseGeneratedAttribute",
        "System.FlagsAttribute",
        "System.Runtime.Serialization.EnumMemberAttribute",
        "NpgsqlTypes.PgNameAttribute",
    };

    static readonly HashSet<string> _names = new(
        _known.Select(one => one.Substring(one.LastIndexOf('.') + 1)),
        StringComparer.Ordinal
    );

    public static ValueList<Annotation> Read(ISymbol symbol) =>
        symbol.GetAttributes().Select(Read).OfType<Annotation>().ToValueList();

    /// <summary>An attribute that says something about a schema; <see langword="null"/> for others.</summary>
    public static Annotation? Read(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type)
            return null;
        var isOwn = type.ContainingNamespace is { Name: "Godwit", ContainingNamespace.IsGlobalNamespace: true };
        var isEntityFramework =
            type.ContainingNamespace is { Name: "EntityFrameworkCore" } space
            && space.ToDisplayString() == EntityFrameworkAttributes.Space;
        // A name that is written out takes long: first what differs at once.
        if (!isOwn && !isEntityFramework && !(_names.Contains(type.Name) && _known.Contains(type.ToDisplayString())))
            return null;
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
            : type.Name;
        var annotation = new Annotation(
            name,
            isOwn,
            attribute.ConstructorArguments.Select(Argument).ToValueList(),
            attribute.NamedArguments.Select(one => new AnnotationOption(one.Key, Values(one.Value))).ToValueList(),
            // None in another assembly.
            Places.Of(attribute.ApplicationSyntaxReference)
        );
        return isEntityFramework ? EntityFrameworkAttributes.Translate(annotation) : annotation;
    }

    static AnnotationArgument Argument(TypedConstant constant) =>
        new(Values(constant), constant.Kind == TypedConstantKind.Type);

    static ValueList<string> Values(TypedConstant constant) =>
        constant.IsNull ? ValueList<string>.Empty
        : constant.Kind == TypedConstantKind.Array ? constant.Values.Select(Text).OfType<string>().ToValueList()
        : new([Text(constant) ?? ""]);

    static string? Text(TypedConstant constant) =>
        constant switch
        {
            { IsNull: true } => null,
            { Kind: TypedConstantKind.Error } => null,
            { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type } => MemberOf(type, constant.Value),
            { Value: ITypeSymbol type } => TypeReader.NameOf(type),
            { Value: bool value } => value ? "true" : "false",
            _ => Convert.ToString(constant.Value, CultureInfo.InvariantCulture),
        };

    static string? MemberOf(INamedTypeSymbol type, object? value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(one => Equals(one.ConstantValue, value))?.Name
        ?? Convert.ToString(value, CultureInfo.InvariantCulture);
}
