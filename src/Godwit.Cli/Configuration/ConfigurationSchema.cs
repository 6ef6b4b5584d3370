namespace Godwit.Cli;

/// <summary>
/// The JSON schema of <c>godwit.json</c>, for editors; carried in the executable so that <c>init</c> can write it.
/// </summary>
static class ConfigurationSchema
{
    public const string FileName = "godwit.schema.json";

    public static string Text
    {
        get
        {
            // The build embeds it.
            using var stream = typeof(ConfigurationSchema).Assembly.GetManifestResourceStream(FileName)!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
