namespace Godwit.Cli;

/// <summary>"Did you mean": the nearest of the known words.</summary>
static class Suggestion
{
    /// <summary>A sentence to append, with a blank before it; empty when no word is near.</summary>
    public static string For(string word, IEnumerable<string> known) =>
        Nearest.To(word.ToLowerInvariant(), known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
}
