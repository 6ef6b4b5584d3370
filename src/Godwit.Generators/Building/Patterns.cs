using System.Text.RegularExpressions;

namespace Godwit.Generators;

/// <summary>
/// Regular expressions about SQL. In the command line they are code, so that it needs no engine for patterns; the
/// compiler's .NET Standard has nothing of that kind.
/// </summary>
static partial class Patterns
{
    const string LiteralText =
        "^([+-]?[0-9.]+([eE][+-]?[0-9]+)?|'([^']|'')*'|[xX]'[0-9a-fA-F]*'|null|true|false|"
        + @"current_(date|time|timestamp)|\(.*\))$";
    const string PostgreSqlText =
        @"::|\b(now|gen_random_uuid|uuidv4|uuidv7|uuid_generate_v4|nextval|clock_timestamp|statement_timestamp)\s*\(";
    const string PropertyText = @"^([\p{L}_][\w.]*)(?:\s+(.*))?$";
    const string FunctionText = @"^\(*\s*([a-z_]\w*)\s*\(";

#if NET
    /// <summary>What SQLite takes as a default without parentheses.</summary>
    [GeneratedRegex(LiteralText, RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    public static partial Regex Literal { get; }

    /// <summary>Words of PostgreSQL that SQLite notices no earlier than at the first row.</summary>
    [GeneratedRegex(PostgreSqlText, RegexOptions.IgnoreCase)]
    public static partial Regex PostgreSql { get; }

    /// <summary>A property, and what follows it.</summary>
    [GeneratedRegex(PropertyText, RegexOptions.Singleline)]
    public static partial Regex Property { get; }

    /// <summary>An expression that begins with a function.</summary>
    [GeneratedRegex(FunctionText)]
    public static partial Regex Function { get; }
#else
    public static Regex Literal { get; } = new(LiteralText, RegexOptions.IgnoreCase | RegexOptions.Singleline);
    public static Regex PostgreSql { get; } = new(PostgreSqlText, RegexOptions.IgnoreCase);
    public static Regex Property { get; } = new(PropertyText, RegexOptions.Singleline);
    public static Regex Function { get; } = new(FunctionText);
#endif
}
