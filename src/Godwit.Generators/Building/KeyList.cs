using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>The keys of an index: properties with what follows them, or expressions.</summary>
sealed class KeyList(TableScope scope)
{
    readonly List<string> _names = [];

    /// <summary>What the name of an index says of its keys.</summary>
    public string Names => string.Join("_", _names);

    /// <summary>The keys as SQL; a property that does not exist is an error at the annotation.</summary>
    public string Render(IEnumerable<string> keys, Place? place, string? operatorClass) =>
        string.Join(", ", keys.Select(key => Render(key.Trim(), place, operatorClass)));

    string Render(string key, Place? place, string? operatorClass)
    {
        var match = Patterns.Property.Match(key);
        if (!match.Success)
        {
            _names.Add(Patterns.Function.Match(key) is { Success: true } function ? function.Groups[1].Value : "expr");
            return operatorClass is null ? key : $"{key} {operatorClass}";
        }
        var column = scope.Column(match.Groups[1].Value, place);
        var name = column?.Name ?? match.Groups[1].Value;
        _names.Add(name);
        var rest = match.Groups[2].Value;
        return rest.Length > 0 ? $"{SqlNames.Quote(name)} {rest}"
            : operatorClass is null ? SqlNames.Quote(name)
            : $"{SqlNames.Quote(name)} {operatorClass}";
    }
}
