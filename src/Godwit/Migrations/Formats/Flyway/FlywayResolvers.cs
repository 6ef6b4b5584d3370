namespace Godwit;

/// <summary>Puts the values of resolvers in the place of <c>${resolver.NAME}</c>.</summary>
static class FlywayResolvers
{
    /// <summary><c>${env.NAME}</c> is the variable; other resolvers ask services that Godwit does not know.</summary>
    public static FlywayValue Resolve(FlywayValue value, Func<string, string?> variable) =>
        value with
        {
            Items = value.Items.Select(item => Resolve(item, value, variable)).ToValueList(),
        };

    static string Resolve(string text, FlywayValue value, Func<string, string?> variable)
    {
        var start = text.IndexOf("${", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('}', start);
        var isPlaceholder = value.Key.StartsWith("placeholder", StringComparison.OrdinalIgnoreCase);
        if (end < 0 || (isPlaceholder && !text.AsSpan(start).StartsWith("${env.")))
            return text;
        var name = text[(start + 2)..end];
        if (!name.StartsWith("env.", StringComparison.Ordinal))
            throw value.Invalid($"Godwit cannot ask the resolver of '${{{name}}}'; it knows ${{env.NAME}}.");
        var resolved =
            variable(name["env.".Length..])
            ?? throw value.Invalid($"the environment variable {name["env.".Length..]} is not set.");
        return text[..start] + resolved + Resolve(text[(end + 1)..], value, variable);
    }
}
