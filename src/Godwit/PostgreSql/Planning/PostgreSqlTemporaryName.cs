using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>Names that an object has until the one that it replaces is gone.</summary>
static class PostgreSqlTemporaryName
{
    const string Suffix = "_new";
    const int HashDigits = 8;

    /// <summary>
    /// The name with an ending; a long one is cut, and told from others with the same beginning by its hash. Nothing in
    /// the schema has it, before or after.
    /// </summary>
    public static string Of(ObjectName name, PostgreSqlPlanContext context)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = Of(name.Name, attempt == 1 ? Suffix : $"{Suffix}{attempt}");
            if (!context.LinksBefore.HasName(name.Schema, found) && !context.LinksAfter.HasName(name.Schema, found))
                return found;
        }
    }

    static string Of(string name, string suffix)
    {
        var room = PostgreSqlGeneratedName.MaximumLength - suffix.Length;
        if (Encoding.UTF8.GetByteCount(name) <= room)
            return name + suffix;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashDigits];
        return $"{PostgreSqlGeneratedName.Clip(name, room - HashDigits - 1)}_{hash}{suffix}";
    }
}
