using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>Compares types that are written as SQL.</summary>
static class SqlTypeText
{
    static readonly Dictionary<string, string> _families = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = "integer",
        ["int4"] = "integer",
        ["integer"] = "integer",
        ["serial"] = "integer",
        ["int8"] = "bigint",
        ["bigint"] = "bigint",
        ["bigserial"] = "bigint",
        ["int2"] = "smallint",
        ["smallint"] = "smallint",
        ["smallserial"] = "smallint",
        ["text"] = "text",
        ["varchar"] = "text",
        ["character varying"] = "text",
        ["char"] = "text",
        ["character"] = "text",
        ["uuid"] = "uuid",
        ["boolean"] = "boolean",
        ["bool"] = "boolean",
        ["numeric"] = "numeric",
        ["decimal"] = "numeric",
        ["real"] = "real",
        ["double precision"] = "double precision",
        ["date"] = "date",
        ["timestamp with time zone"] = "timestamptz",
        ["timestamptz"] = "timestamptz",
        ["bytea"] = "bytea",
        ["blob"] = "bytea",
    };

    /// <summary>The name without what stands in parentheses.</summary>
    public static string BaseOf(string type)
    {
        var at = type.IndexOf('(');
        return (at < 0 ? type : type.Substring(0, at)).Trim();
    }

    /// <summary>True for the integers that bring a sequence of their own.</summary>
    public static bool IsSerial(string type) => type.EndsWith("serial", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for two types of which it is known that they differ.</summary>
    public static bool Differ(string one, string other) =>
        _families.TryGetValue(BaseOf(one), out var first)
        && _families.TryGetValue(BaseOf(other), out var second)
        && first != second;
}
