using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Godwit.Cli;

/// <summary>
/// Reads <c>godwit.json</c>: JSON with comments and trailing commas, every key known, each at most once.
/// </summary>
static class ConfigurationFile
{
    public const string FileName = "godwit.json";

    /// <summary>The nearest file from a folder upwards.</summary>
    public static string? Find(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            var path = Path.Combine(current, FileName);
            if (File.Exists(path))
                return path;
        }
        return null;
    }

    /// <param name="path">The full path.</param>
    /// <param name="name">The path as errors show it.</param>
    public static Dictionary<ConfigurationKey, ConfigurationValue> Read(string path, string name)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException("GDW0502", ExitCodes.Usage, $"{name} cannot be read: {e.Message}", e);
        }
        return Parse(bytes, name, Path.GetDirectoryName(path) ?? path);
    }

    public static Dictionary<ConfigurationKey, ConfigurationValue> Parse(byte[] utf8, string name, string folder)
    {
        var content = utf8.AsMemory();
        if (content.Span.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(content.Span))
            throw new CommandException("GDW0502", ExitCodes.Usage, $"{name} is not UTF-8 text.");
        var reader = new ConfigurationReader(content, name, folder);
        try
        {
            return reader.ReadKeys();
        }
        catch (JsonException e)
        {
            throw reader.NotJson(e);
        }
    }
}
