using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>Makes annotations, as the generator reads them from attributes.</summary>
static class Annotations
{
    /// <summary>An attribute of Godwit.</summary>
    public static Annotation Own(string name, params ReadOnlySpan<string> texts) => Make(name, true, texts);

    /// <summary>One of <c>System.ComponentModel.DataAnnotations</c>.</summary>
    public static Annotation Standard(string name, params ReadOnlySpan<string> texts) => Make(name, false, texts);

    /// <summary>An attribute of Godwit with a list, which may be empty.</summary>
    public static Annotation Listing(string name, IEnumerable<string> list) => Own(name).And(list);

    /// <summary>The annotation with one more argument, a list.</summary>
    public static Annotation And(this Annotation one, IEnumerable<string> list) =>
        one with
        {
            Arguments = [.. one.Arguments, new(list.ToValueList(), IsType: false)],
        };

    /// <summary>The annotation with a class as its first argument.</summary>
    public static Annotation Typed(this Annotation one, string type) =>
        one with
        {
            Arguments = [new([type], IsType: true), .. one.Arguments],
        };

    /// <summary>The annotation with an option, where that has a value.</summary>
    public static Annotation With(this Annotation one, string option, string? value) =>
        value is null ? one : one.With(option, [value]);

    /// <summary>The annotation with an option, where that is true.</summary>
    public static Annotation With(this Annotation one, string option, bool isTrue) =>
        one.With(option, isTrue ? "true" : null);

    /// <summary>The annotation with an option, where the list is not empty.</summary>
    public static Annotation With(this Annotation one, string option, ValueList<string> values) =>
        values.Count == 0 ? one : one with { Options = [.. one.Options, new(option, values)] };

    /// <summary>The annotation with what a constraint says of the time at which it is checked.</summary>
    public static Annotation WithDeferral(this Annotation one, SchemaObject constraint) =>
        one.With("IsDeferrable", constraint["deferrable"] == "true")
            .With("IsInitiallyDeferred", constraint["deferrable"] == "initially deferred");

    static Annotation Make(string name, bool isOwn, ReadOnlySpan<string> texts)
    {
        var arguments = new List<AnnotationArgument>();
        foreach (var text in texts)
            arguments.Add(new([text], IsType: false));
        return new(name, isOwn, arguments.ToValueList(), [], null);
    }
}
