using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>An attribute as a value. Enums are the names of their members, types their full names.</summary>
/// <param name="Name">Its name without namespace and <c>Attribute</c>.</param>
/// <param name="IsOwn">True for an attribute of Godwit.</param>
/// <param name="Arguments">What stands in its parentheses by position.</param>
/// <param name="Options">What it names.</param>
sealed record Annotation(
    string Name,
    bool IsOwn,
    ValueList<AnnotationArgument> Arguments,
    ValueList<AnnotationOption> Options,
    Place? Place
)
{
    /// <summary>The name of those that are not understood; the first argument says which.</summary>
    public const string Unread = "Unread";

    public string? Dialect => this["Dialect"];

    /// <summary>The value of an option; <see langword="null"/> where it is not there.</summary>
    public string? this[string option] => Find(option) is { Count: > 0 } values ? values[0] : null;

    public string Text(int position) => Texts(position) is { Count: > 0 } values ? values[0] : "";

    public ValueList<string> Texts(int position) =>
        position < Arguments.Count ? Arguments[position].Values : ValueList<string>.Empty;

    public ValueList<string> Texts(string option) => Find(option) ?? ValueList<string>.Empty;

    public bool Is(string option) => this[option] == "true";

    public bool IsFor(string dialect) => Dialect is null || Dialect == dialect;

    ValueList<string>? Find(string option)
    {
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i].Name == option)
                return Options[i].Values;
        }
        return null;
    }
}

// Asked of every column for every name, of which few have any: without enumerators and closures.
static class AnnotationExtensions
{
    /// <summary>The first of a name; <see langword="null"/> where there is none.</summary>
    public static Annotation? Find(this ValueList<Annotation> all, string name)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Name == name)
                return all[i];
        }
        return null;
    }

    /// <summary>The one of a name for a dialect: what is said for it alone goes before what is said for all.</summary>
    public static Annotation? Find(this ValueList<Annotation> all, string name, string dialect)
    {
        Annotation? found = null;
        for (var i = 0; i < all.Count; i++)
        {
            var one = all[i];
            if (
                one.Name == name
                && one.IsFor(dialect)
                && (found is null || (found.Dialect is null && one.Dialect is not null))
            )
                found = one;
        }
        return found;
    }

    /// <summary>Those of a name that are for a dialect.</summary>
    public static IEnumerable<Annotation> For(this ValueList<Annotation> all, string name, string dialect)
    {
        List<Annotation>? found = null;
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Name == name && all[i].IsFor(dialect))
                (found ??= []).Add(all[i]);
        }
        return found ?? (IEnumerable<Annotation>)[];
    }
}

/// <summary>A value, or the elements of a list; null is an empty list.</summary>
/// <param name="IsType">True for a <c>typeof</c>.</param>
sealed record AnnotationArgument(ValueList<string> Values, bool IsType);

sealed record AnnotationOption(string Name, ValueList<string> Values);
