namespace Godwit;

/// <summary>Makes JSON values: of every kind, and objects with the keys that conditions and expressions name.</summary>
static class SeedJson
{
    const string Time = "\"2020-01-01T00:00:00.000Z\"";

    static readonly string[] _others = ["{}", "[]", "\"a\"", "1", "null", "[{}]", "true"];

    public static IEnumerable<string> Of(int row, SeedConstants constants)
    {
        var paths = constants.Texts.Select(PathOf).Where(path => path.Length > 0).ToList();
        var named = new[] { "true", "\"a\"", "1", "{}", "[]", Time }.Select(value => WithAll(paths, value, row));
        return new[] { $"{{\"a\": {row}}}" }.Concat(paths.Count == 0 ? [] : named).Concat(_others);
    }

    // A key, or the path that #> takes.
    static string[] PathOf(string text)
    {
        var keys = text.StartsWith('{') && text.EndsWith('}') ? text[1..^1].Split(',') : [text];
        return keys.All(IsPlain) ? keys : [];
    }

    static bool IsPlain(string text) =>
        text.Length is > 0 and < 60 && text.All(one => char.IsLetterOrDigit(one) || one is '_' or '-');

    static string WithAll(List<string[]> paths, string value, int row)
    {
        var members = paths
            .GroupBy(path => path[0], path => path[1..])
            .Select(group =>
            {
                var deeper = group.Where(rest => rest.Length > 0).ToList();
                return $"\"{group.Key}\": {(deeper.Count > 0 ? WithAll(deeper, value, row) : Guess(group.Key, value))}";
            });
        return $"{{{string.Join(", ", members.Append($"\"row\": {row}"))}}}";
    }

    // What is called a date is one, whatever the others are.
    static string Guess(string key, string value) =>
        key.Contains("date", StringComparison.OrdinalIgnoreCase)
        || key.EndsWith("at", StringComparison.OrdinalIgnoreCase)
        || key.Contains("time", StringComparison.OrdinalIgnoreCase)
            ? Time
            : value;
}
