using System.Globalization;
using System.Text.RegularExpressions;

namespace Godwit;

/// <summary>One statement in the server's log: who sent it and its text.</summary>
sealed partial record LoggedStatement(int BackendId, string Application, string Sql)
{
    /// <summary>The statements of one database in a log written with the prefix `%m|%p|%d|%a|`.</summary>
    public static IReadOnlyList<LoggedStatement> Parse(string log, string database)
    {
        var statements = new List<LoggedStatement>();
        foreach (Match match in Record().Matches(log))
        {
            if (match.Groups["database"].Value == database)
            {
                // Lines after the first are written behind a tab.
                var sql = match.Groups["sql"].Value.Replace("\n\t", "\n", StringComparison.Ordinal);
                var backend = int.Parse(match.Groups["pid"].ValueSpan, CultureInfo.InvariantCulture);
                statements.Add(new(backend, match.Groups["application"].Value, sql));
            }
        }

        return statements;
    }

    [GeneratedRegex(
        """^\d{4}-[^|\n]*\|(?<pid>\d+)\|(?<database>[^|\n]*)\|(?<application>[^|\n]*)\|LOG:  (?:statement|execute [^:\n]*): (?<sql>.*(?:\n\t.*)*)$""",
        RegexOptions.Multiline
    )]
    private static partial Regex Record();
}
