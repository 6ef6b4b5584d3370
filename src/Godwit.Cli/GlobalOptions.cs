using System.CommandLine;
using System.Diagnostics;

namespace Godwit.Cli;

/// <summary>The options of every command.</summary>
/// <param name="isBundle">Whether it is a bundle, which reads no file and has decided the rest.</param>
sealed class GlobalOptions(bool isBundle)
{
    static ValueList<ConfigurationKey> KeysOf(bool isBundle) => isBundle ? Bundle.RunKeys : ConfigurationKey.All;

    readonly Dictionary<ConfigurationKey, Option> _keys = KeysOf(isBundle).ToDictionary(key => key, OptionOf);

    static Option OptionOf(ConfigurationKey key)
    {
        // The name as in godwit.json is understood too.
        string[] aliases = key.Flag == "--" + key.Name ? [] : ["--" + key.Name];
        Option option = key.IsRepeatable
            ? new Option<string[]>(key.Flag, aliases)
            : new Option<string>(key.Flag, aliases);
        option.Description = key.Description;
        option.HelpName = key.Placeholder;
        option.Recursive = true;
        return option;
    }

    public Option<bool> Json { get; } = Flag("--json", "print one JSON object instead of text");

    public Option<string> Config { get; } =
        new("--config")
        {
            Description = "the configuration file (default: the nearest godwit.json from here upwards)",
            HelpName = "FILE",
            Recursive = true,
        };

    public Option<bool> Verbose { get; } = Flag("--verbose", "say more, on standard error");

    public Option<bool> NoColor { get; } = Flag("--no-color", "no colours, as with NO_COLOR in the environment");

    public Option<bool> Help { get; } = Flag("--help", "show this help", "-h", "-?");

    public Option<bool> Version { get; } = Flag("--version", "show the version");

    /// <summary>The options that are not configuration.</summary>
    public ValueList<Option> General =>
        isBundle ? [Json, Verbose, NoColor, Help, Version] : [Json, Config, Verbose, NoColor, Help, Version];

    /// <summary>The flags of the keys.</summary>
    public ValueList<Option> Keys => KeysOf(isBundle).Select(key => _keys[key]).ToValueList();

    static Option<bool> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases)
        {
            Description = description,
            Arity = ArgumentArity.Zero,
            Recursive = true,
        };

    public Dictionary<ConfigurationKey, ValueList<string>> ReadKeys(ParseResult arguments)
    {
        var values = new Dictionary<ConfigurationKey, ValueList<string>>();
        foreach (var (key, option) in _keys)
        {
            var texts = option switch
            {
                Option<string[]> repeatable => arguments.GetValue(repeatable) ?? [],
                Option<string> single => arguments.GetValue(single) is { } text ? [text] : [],
                _ => throw new UnreachableException($"{option.Name} is neither single nor repeatable."),
            };
            if (texts.Length > 0)
                values.Add(key, texts.ToValueList());
        }
        return values;
    }

    public string? ReadConfig(ParseResult arguments) => arguments.GetValue(Config);
}
