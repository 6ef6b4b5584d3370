using System.Globalization;

namespace Godwit;

/// <summary>Numbers as the server writes one, an array or a vector of them.</summary>
static class OidList
{
    public static uint One(string? text) =>
        string.IsNullOrEmpty(text) ? 0 : uint.Parse(text, CultureInfo.InvariantCulture);

    public static IEnumerable<uint> Of(string? text) =>
        Parts(text).Select(part => uint.Parse(part, CultureInfo.InvariantCulture));

    public static IEnumerable<int> OfColumns(string? text) =>
        Parts(text).Select(part => int.Parse(part, CultureInfo.InvariantCulture));

    static string[] Parts(string? text) =>
        text?.Trim('{', '}').Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
}
