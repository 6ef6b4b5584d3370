using System.Collections;

namespace Godwit;

/// <summary>Finds and reads the configuration of a project of Flyway's.</summary>
static class FlywayProject
{
    static readonly string[] _fileNames = ["flyway.toml", "flyway.user.toml", "flyway.conf", "conf/flyway.conf"];

    /// <summary>The configuration files of a folder, in the order in which later ones win.</summary>
    public static ValueList<string> FilesIn(string folder) =>
        _fileNames.Select(name => Path.Combine(folder, name)).Where(File.Exists).ToValueList();

    /// <summary>The variables of this process.</summary>
    public static ValueList<KeyValuePair<string, string>> Variables() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(pair => new KeyValuePair<string, string>((string)pair.Key, (string?)pair.Value ?? ""))
            .ToValueList();

    /// <summary>The settings that a configuration file, or a folder of migrations, has with it.</summary>
    public static FlywaySettings Read(string path, ValueList<KeyValuePair<string, string>> variables)
    {
        if (path.EndsWith(".toml", StringComparison.Ordinal) || path.EndsWith(".conf", StringComparison.Ordinal))
            return Read([path], Path.GetDirectoryName(Path.GetFullPath(path))!, variables); // a file has one
        var settings = Read([], Environment.CurrentDirectory, variables);
        return settings with { Locations = ["filesystem:" + path] };
    }

    /// <summary>The settings that were taken along from elsewhere; the variables of here win.</summary>
    /// <param name="written">As <see cref="FlywaySettings.Written"/> had them.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="variables">The environment.</param>
    public static FlywaySettings ReadWritten(
        ValueList<FlywayValue> written,
        string folder,
        ValueList<KeyValuePair<string, string>> variables
    )
    {
        var configuration = new FlywayConfiguration();
        configuration.AddWritten(written, ByName(variables).GetValueOrDefault);
        configuration.AddEnvironment(variables);
        return configuration.Build(folder);
    }

    /// <summary>The settings of several files; the later one wins, and the variables over all.</summary>
    /// <param name="files">The files.</param>
    /// <param name="folder">What relative locations count from.</param>
    /// <param name="variables">The environment.</param>
    /// <exception cref="InvalidMigrationFolderException">A file is missing, or cannot be read or obeyed.</exception>
    public static FlywaySettings Read(
        ValueList<string> files,
        string folder,
        ValueList<KeyValuePair<string, string>> variables
    )
    {
        var configuration = new FlywayConfiguration();
        var byName = ByName(variables);
        foreach (var file in files)
        {
            var text = FlywayText.Read(file, "UTF-8", detects: false);
            if (file.EndsWith(".toml", StringComparison.Ordinal))
                configuration.AddToml(text, file, byName.GetValueOrDefault);
            else
                configuration.AddConf(text, file, byName.GetValueOrDefault);
        }
        configuration.AddEnvironment(variables);
        return configuration.Build(folder);
    }

    static Dictionary<string, string> ByName(ValueList<KeyValuePair<string, string>> variables) =>
        variables.GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
}
