using System.Text;

namespace Godwit;

/// <summary>Writes <c>docs/coverage.md</c> from the cases.</summary>
static class CoveragePage
{
    static readonly ObjectKind[] _notManaged = [ObjectKind.UserMapping, ObjectKind.Subscription];

    public static string Write(CaseCensus postgreSql, CaseCensus sqlite, IReadOnlyDictionary<string, string> exceptions)
    {
        var text = new StringBuilder();
        text.Append(
            """
            # What Godwit manages

            This page is written by a test from the case files in `tests/cases`: a schema before, one after, and the migration between
            them, which is proven with rows in the tables, on PostgreSQL 15 and 18 or on SQLite, there and back where that is possible.
            **yes** means that every change in the row stands in a case that is proven; **part** names what is missing.


            """
        );
        text.Append(
            $"There are {postgreSql.Count} cases of PostgreSQL and {sqlite.Count} of SQLite. Whatever the observer sees beside the objects "
                + "below is\nreported by name and keeps a migration from being written, until `exclude` accepts it (GDW0824).\n\n"
        );
        text.Append("## PostgreSQL, beside other tools\n\n");
        text.Append(
            """
            The other columns were judged in mid-2026 from the sources and manuals of the tools, not by running them. Y: managed, P: in part,
            N: not, D: detected and reported, not managed. PSD pg-schema-diff, ATL Atlas (open source), PGS pgschema, PGD pg-delta, MIG migra,
            SQD psqldef, WEA Weasel, DRZ drizzle-kit, PRI Prisma Migrate.

            | object | Godwit | PSD | ATL | PGS | PGD | MIG | SQD | WEA | DRZ | PRI |
            |---|---|---|---|---|---|---|---|---|---|---|

            """
        );
        foreach (var (what, needs, others) in CoverageRows.All)
            text.Append($"| {what} | {Judge(needs, postgreSql)} | {string.Join(" | ", others.Split(' '))} |\n");
        text.Append(
            "\n## PostgreSQL, kind by kind\n\nThe number of cases, and the properties that some case changes.\n\n"
        );
        AppendKinds(text, PostgreSqlKinds.Managed, postgreSql);
        text.Append("\nNot changed in a case, and why:\n\n");
        foreach (var (setting, why) in exceptions.OrderBy(one => one.Key, StringComparer.Ordinal))
            text.Append($"- {NameOf(setting)}: {why}\n");
        text.Append("\n## PostgreSQL, refused\n\nNothing is written, and the message says what to do.\n\n");
        foreach (var (name, file) in postgreSql.Refused)
            text.Append($"- {file.Summary} ([{CodeOf(file)}](errors/{CodeOf(file)}.md), case `{name}`)\n");
        text.Append(
            $"""

            Left alone: {string.Join(
                " and ",
                _notManaged.Select(kind => Words(kind) + "s")
            )} (they hold passwords), roles, tablespaces and all else that belongs to
            the whole cluster, and the objects of extensions. Security labels are read and written, but no case has one: they need a
            provider that a server loads.

            ## SQLite, kind by kind


            """
        );
        AppendKinds(text, SqliteKinds.All, sqlite);
        return text.ToString().ReplaceLineEndings("\n");
    }

    static void AppendKinds(StringBuilder text, IEnumerable<ObjectKind> kinds, CaseCensus census)
    {
        text.Append("| kind | created | changed | dropped | properties |\n|---|---|---|---|---|\n");
        foreach (var kind in kinds.OrderBy(Words, StringComparer.Ordinal))
        {
            var counts = new[] { "create", "alter", "drop" }.Select(verb => census.CasesOf($"{verb} {kind}").Count);
            var properties = census
                .Changes.Where(one => one.StartsWith($"{kind}.", StringComparison.Ordinal))
                .Select(one => $"`{one[(one.IndexOf('.') + 1)..]}`");
            text.Append($"| {Words(kind)} | {string.Join(" | ", counts)} | {string.Join(", ", properties)} |\n");
        }
    }

    static string Judge(string[] needs, CaseCensus census)
    {
        var missing = needs.Where(need => census.CasesOf(need).Count == 0 && !census.Names.Contains(need)).ToList();
        return missing.Count == 0 ? "**yes**"
            : missing.Count == needs.Length ? "no"
            : $"part (not {string.Join(", ", missing)})";
    }

    static string NameOf(string setting)
    {
        var dot = setting.IndexOf('.', StringComparison.Ordinal);
        return $"{Words(Enum.Parse<ObjectKind>(setting[..dot]))}, `{setting[(dot + 1)..]}`";
    }

    static string CodeOf(CaseFile file) => file.Plan[CaseFile.RefusedMark.Length..].Split(' ')[0];

    static string Words(ObjectKind kind) => new ObjectName(kind, "", "").ToString().Trim();
}
