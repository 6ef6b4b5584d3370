using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Godwit;

/// <summary>
/// Reads <see cref="MigrateOptions"/> from configuration, key by key: no reflection, and a misspelt key is found.
/// </summary>
static class ConfiguredOptions
{
    const string Known = "History, LockTimeout, Retries, Wait, StatementTimeout, Phase";

    public static MigrateOptions Read(IConfiguration section, MigrateOptions options) =>
        section.GetChildren().Aggregate(options, With);

    static MigrateOptions With(MigrateOptions options, IConfigurationSection setting) =>
        setting.Key.ToUpperInvariant() switch
        {
            "HISTORY" => options with { History = Table(setting) },
            "LOCKTIMEOUT" => options with { LockTimeout = Duration(setting) },
            "RETRIES" => options with { Retries = Count(setting) },
            "WAIT" => options with { Wait = Duration(setting) },
            "STATEMENTTIMEOUT" => options with { StatementTimeout = Duration(setting) },
            "PHASE" => options with { Phase = Phase(setting) },
            _ => throw HostingException.BadSetting(setting.Path, $"is not known; there are {Known}"),
        };

    static HistoryTable Table(IConfigurationSection setting)
    {
        try
        {
            return HistoryTable.Parse(setting.Value ?? "");
        }
        catch (FormatException e)
        {
            throw HostingException.BadSetting(setting.Path, $"is wrong: {e.Message.TrimEnd('.')}");
        }
    }

    static int Count(IConfigurationSection setting) =>
        int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw Bad(setting, "a whole number, 0 or more");

    static MigrationPhase Phase(IConfigurationSection setting) =>
        setting.Value?.ToUpperInvariant() switch
        {
            "ALL" => MigrationPhase.All,
            "EXPAND" => MigrationPhase.Expand,
            "CONTRACT" => MigrationPhase.Contract,
            "EXPANDUNLESSEMPTY" => MigrationPhase.ExpandUnlessEmpty,
            _ => throw Bad(setting, "All, Expand, Contract or ExpandUnlessEmpty"),
        };

    static TimeSpan Duration(IConfigurationSection setting) =>
        ParseDuration(setting.Value ?? "") is { } duration && duration >= TimeSpan.Zero
            ? duration
            : throw Bad(setting, "a duration: 500ms, 3s, 10m, 1h or 00:00:03");

    /// <summary>A bare number is refused: .NET would read it as days.</summary>
    static TimeSpan? ParseDuration(string text)
    {
        if (text.Contains(':'))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
        var digits = text.AsSpan().TrimEnd("mshMSH");
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            return null;
        return text[digits.Length..].ToUpperInvariant() switch
        {
            "MS" => TimeSpan.FromMilliseconds(amount),
            "S" => TimeSpan.FromSeconds(amount),
            "M" => TimeSpan.FromMinutes(amount),
            "H" => TimeSpan.FromHours(amount),
            _ => null,
        };
    }

    static HostingException Bad(IConfigurationSection setting, string expected) =>
        HostingException.BadSetting(setting.Path, $"is '{setting.Value}', which is not {expected}");
}
