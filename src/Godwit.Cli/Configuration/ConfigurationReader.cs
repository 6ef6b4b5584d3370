using System.Text;
using System.Text.Json;

namespace Godwit.Cli;

/// <summary>One pass over the text of a configuration file.</summary>
sealed class ConfigurationReader(ReadOnlyMemory<byte> utf8, string name, string folder)
{
    static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    readonly Dictionary<ConfigurationKey, ConfigurationValue> _values = [];

    public Dictionary<ConfigurationKey, ConfigurationValue> ReadKeys()
    {
        var json = new Utf8JsonReader(utf8.Span, Options);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            throw Invalid("GDW0502", ref json, "The file must hold one object, { … }.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            ReadKey(ref json);
        while (json.Read()) { }
        return _values;
    }

    void ReadKey(ref Utf8JsonReader json)
    {
        var text = json.GetString() ?? "";
        if (text == "$schema")
        {
            json.Read();
            json.Skip();
            return;
        }
        var key = ConfigurationKey.All.FirstOrDefault(k => k.Name == text);
        if (key is null)
        {
            var suggestion = Suggestion.For(text, ConfigurationKey.All.Select(k => k.Name));
            throw Invalid("GDW0503", ref json, $"There is no key '{text}'.{suggestion}");
        }
        if (_values.ContainsKey(key))
            throw Invalid("GDW0503", ref json, $"The key '{text}' stands here for the second time.");
        json.Read();
        var location = LocationOf(json.TokenStartIndex);
        var texts = ReadValue(ref json, key);
        _values.Add(key, new(key, texts, location.ToString(), folder, location));
    }

    ValueList<string> ReadValue(ref Utf8JsonReader json, ConfigurationKey key) =>
        (key.Shape, json.TokenType) switch
        {
            (ConfigurationShape.TextMap, JsonTokenType.StartObject) => ReadMap(ref json, key),
            (ConfigurationShape.TextMap, _) => throw WrongShape(ref json, key),
            (ConfigurationShape.SchemaSource, JsonTokenType.StartObject) => [ReadRaw(ref json)],
            (ConfigurationShape.SchemaSource or ConfigurationShape.TextOrList, JsonTokenType.StartArray) => ReadList(
                ref json,
                key
            ),
            (ConfigurationShape.Number, JsonTokenType.Number) => [Encoding.UTF8.GetString(json.ValueSpan)],
            (_, JsonTokenType.String) => [json.GetString() ?? ""],
            _ => throw WrongShape(ref json, key),
        };

    ValueList<string> ReadList(ref Utf8JsonReader json, ConfigurationKey key)
    {
        var items = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartObject && key.Shape == ConfigurationShape.SchemaSource)
                items.Add(ReadRaw(ref json));
            else if (json.TokenType == JsonTokenType.String)
                items.Add(json.GetString() ?? "");
            else
                throw WrongShape(ref json, key);
        }
        return items.ToValueList();
    }

    ValueList<string> ReadMap(ref Utf8JsonReader json, ConfigurationKey key)
    {
        var items = new List<string>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var rule = json.GetString();
            json.Read();
            if (json.TokenType != JsonTokenType.String)
                throw WrongShape(ref json, key);
            items.Add($"{rule}={json.GetString()}");
        }
        return items.ToValueList();
    }

    string ReadRaw(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return Encoding.UTF8.GetString(utf8.Span[start..(int)json.BytesConsumed]);
    }

    CommandException WrongShape(ref Utf8JsonReader json, ConfigurationKey key)
    {
        var expected = key.Shape switch
        {
            ConfigurationShape.Number => "a number",
            ConfigurationShape.TextOrList => "a string or a list of strings",
            ConfigurationShape.TextMap => "an object whose values are strings",
            ConfigurationShape.SchemaSource => "a string, an object, or a list of them",
            _ => "a string",
        };
        return Invalid("GDW0504", ref json, $"'{key.Name}' must be {expected}.");
    }

    CommandException Invalid(string code, ref Utf8JsonReader json, string problem)
    {
        var location = LocationOf(json.TokenStartIndex);
        return new(code, ExitCodes.Usage, $"{location}: {problem}") { Location = location };
    }

    public CommandException NotJson(JsonException error)
    {
        // The reader's own words end in " LineNumber: 2 | BytePositionInLine: 4.", which the location says better.
        var words = error.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
        var line = (int)(error.LineNumber ?? 0);
        var lineStart = 0;
        for (var i = 0; i < line; i++)
            lineStart += utf8.Span[lineStart..].IndexOf((byte)'\n') + 1;
        var offset = Math.Min(lineStart + (error.BytePositionInLine ?? 0), utf8.Length);
        var location = LocationOf(offset);
        return new("GDW0502", ExitCodes.Usage, $"{location}: This is not valid JSON: {words}", error)
        {
            Location = location,
        };
    }

    SourceLocation LocationOf(long byteOffset)
    {
        var before = Encoding.UTF8.GetString(utf8.Span[..(int)byteOffset]);
        return new SqlScript(name, before).LocationOf(before.Length);
    }
}
