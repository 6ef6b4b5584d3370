using System.Text.Json;

namespace Godwit.Cli;

/// <summary>An EF Core model as <c>{ "ef": { … } }</c> names it. Each key is an option of <c>dotnet ef</c>.</summary>
/// <param name="Project">The project with the context, a file or a folder, as a full path.</param>
/// <param name="StartupProject">The project that configures it; absent: the same.</param>
/// <param name="Context">The name of the context; absent: there is one only.</param>
/// <param name="Framework">For a project of several target frameworks.</param>
/// <param name="Configuration">As in <c>Release</c>; absent: that of <c>dotnet build</c>.</param>
/// <param name="IsBuilt">True where the project has been built already.</param>
sealed record EfModel(
    string Project,
    string? StartupProject,
    string? Context,
    string? Framework,
    string? Configuration,
    bool IsBuilt
)
{
    /// <summary>The name of the object's only property.</summary>
    public const string Kind = "ef";

    /// <summary>Where EF Core's own migrations are recorded, and the keys of those tables.</summary>
    public static readonly ValueList<string> Tables =
    [
        "__EFMigrationsHistory",
        "PK___EFMigrationsHistory",
        "__EFMigrationsLock",
        "PK___EFMigrationsLock",
    ];

    const string BuildKey = "build";
    const string Example = "Write { \"ef\": { \"project\": \"src/App\", \"context\": \"AppDbContext\" } }.";

    static readonly string[] _keys = ["project", "startupProject", "context", "framework", "configuration", BuildKey];

    /// <summary>Reads the object.</summary>
    /// <param name="value">The value of <c>schema</c>, for errors.</param>
    /// <param name="content">The object.</param>
    /// <param name="expand">Replaces variables.</param>
    /// <exception cref="CommandException">It has a key that is not known, or a value of another type.</exception>
    public static EfModel Read(ConfigurationValue value, JsonElement content, Func<string, string> expand)
    {
        if (content.ValueKind != JsonValueKind.Object)
            throw CommandException.InvalidValue(value, "'ef' of 'schema' must be an object.", Example);
        foreach (var property in content.EnumerateObject())
            Check(value, property);
        // Check has seen that it is a text.
        string? Text(string key) => content.TryGetProperty(key, out var text) ? expand(text.GetString()!) : null;
        string? Path(string key) => Text(key) is { } path ? System.IO.Path.GetFullPath(path, value.Folder) : null;
        return new(
            Path("project") ?? value.Folder,
            Path("startupProject"),
            Text("context"),
            Text("framework"),
            Text("configuration"),
            content.TryGetProperty(BuildKey, out var build) && build.ValueKind == JsonValueKind.False
        );
    }

    static void Check(ConfigurationValue value, JsonProperty property)
    {
        if (!_keys.Contains(property.Name, StringComparer.Ordinal))
            throw CommandException.InvalidValue(
                value,
                $"'ef' of 'schema' has no key '{property.Name}'.{Suggestion.For(property.Name, _keys)}",
                $"Its keys are {string.Join(", ", _keys)}."
            );
        var content = property.Value;
        if (property.Name == BuildKey && content.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw CommandException.InvalidValue(value, "'build' of 'ef' must be true or false.");
        if (property.Name != BuildKey && (content.ValueKind != JsonValueKind.String || content.GetString() is ""))
            throw CommandException.InvalidValue(value, $"'{property.Name}' of 'ef' must be a text.", Example);
    }
}
