namespace Godwit.Cli;

/// <summary>A configured value as written, and where that was.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Texts">The value, or the elements of a list, as written: variables are not replaced yet.</param>
/// <param name="Place">How errors name the place: <c>--url</c>, <c>GODWIT_URL</c>, <c>godwit.json:3:10</c>.</param>
/// <param name="Folder">What paths in it are relative to.</param>
/// <param name="Location">The place in the file, where it came from one.</param>
sealed record ConfigurationValue(
    ConfigurationKey Key,
    ValueList<string> Texts,
    string Place,
    string Folder,
    SourceLocation? Location = null
)
{
    /// <summary>The value of a key that takes one.</summary>
    public string Text => Texts[0];
}
