namespace Godwit;

/// <summary>Grants and revokes that lead from one list of privileges to another, exactly.</summary>
static class PostgreSqlGrants
{
    const string ColumnPrefix = "column grants:";
    const string Everybody = "PUBLIC";

    /// <summary>The statements for an object and, of a view, its columns.</summary>
    public static IEnumerable<string> Statements(SchemaObject? old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        if (wanted.Name.Kind == ObjectKind.Column)
            return OfColumn(
                old?["grants"],
                wanted["grants"],
                wanted.Name.Name,
                PostgreSqlIdentifier.OfOwner(wanted.Name)
            );
        var on = $"ON {PostgreSqlReference.ForGrant(wanted.Name, context)}";
        var usual = UsualOf(wanted.Name.Kind);
        // An object that is created may have got more than its kind has: ALTER DEFAULT PRIVILEGES.
        var before = old is null
            ? PostgreSqlDefaultPrivileges.GivenTo(wanted.Name, usual, context)
            : Parse(old["grants"], usual);
        var columns = PostgreSqlCommonRules
            .NamesOf(old, wanted, ColumnPrefix)
            .SelectMany(column =>
                OfColumn(
                    old?[ColumnPrefix + column],
                    wanted[ColumnPrefix + column],
                    column,
                    PostgreSqlIdentifier.Of(wanted.Name)
                )
            );
        return Between(before, Parse(wanted["grants"], usual), on, "", wanted["owner"]).Concat(columns);
    }

    /// <summary>The grants of a setting, by role; those that the kind has where there is none.</summary>
    public static Dictionary<string, string[]> Parse(string? lines, IReadOnlyDictionary<string, string[]> usual)
    {
        if (lines is null)
            return new(usual);
        return lines == "none" ? [] : lines.Split('\n').Select(Line).ToDictionary(one => one.Role, one => one.Rights);
    }

    /// <summary>The statements that lead from one list to the other.</summary>
    public static IEnumerable<string> Between(
        Dictionary<string, string[]> before,
        Dictionary<string, string[]> after,
        string on,
        string columns,
        string? owner
    )
    {
        foreach (var role in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (role == PostgreSqlPrivilegeQuery.Owner && !after.ContainsKey(role))
                continue;
            var (had, has) = (before.GetValueOrDefault(role, []), after.GetValueOrDefault(role, []));
            var who =
                role == PostgreSqlPrivilegeQuery.Owner
                    ? owner is null
                        ? "CURRENT_USER"
                        : PostgreSqlIdentifier.Quote(owner)
                    : role;
            // It has all rights from the beginning.
            if (role == PostgreSqlPrivilegeQuery.Owner && !before.ContainsKey(role))
                had = ["ALL"];
            var lost = had.Except(has).Select(Plain).Except(has.Select(Plain)).ToList();
            var narrowed = had.Where(one => one.EndsWith('*'))
                .Select(Plain)
                .Intersect(has.Where(one => !one.EndsWith('*')))
                .ToList();
            if (lost.Count > 0)
                yield return $"REVOKE {Rights(lost, columns)} {on} FROM {who}";
            if (narrowed.Count > 0)
                yield return $"REVOKE GRANT OPTION FOR {Rights(narrowed, columns)} {on} FROM {who}";
            var gained = has.Except(had).ToList();
            var plain = gained.Where(one => !one.EndsWith('*')).Except(narrowed).ToList();
            var grantable = gained.Where(one => one.EndsWith('*')).Select(Plain).ToList();
            if (plain.Count > 0)
                yield return $"GRANT {Rights(plain, columns)} {on} TO {who}";
            if (grantable.Count > 0)
                yield return $"GRANT {Rights(grantable, columns)} {on} TO {who} WITH GRANT OPTION";
        }
    }

    /// <summary>The privileges that everybody has on a new object of a kind.</summary>
    /// <remarks>PostgreSQL manual, "Privileges", the table of default access privileges.</remarks>
    public static IReadOnlyDictionary<string, string[]> UsualOf(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => new Dictionary<string, string[]>
            {
                [Everybody] = ["EXECUTE"],
            },
            ObjectKind.Enum
            or ObjectKind.Domain
            or ObjectKind.CompositeType
            or ObjectKind.RangeType
            or ObjectKind.BaseType
            or ObjectKind.Language => new Dictionary<string, string[]> { [Everybody] = ["USAGE"] },
            _ => new Dictionary<string, string[]>(),
        };

    static IEnumerable<string> OfColumn(string? old, string? wanted, string column, string table) =>
        Between(
            Parse(old ?? "none", new Dictionary<string, string[]>()),
            Parse(wanted ?? "none", new Dictionary<string, string[]>()),
            $"ON TABLE {table}",
            $" ({PostgreSqlIdentifier.Quote(column)})",
            owner: null
        );

    static string Rights(IEnumerable<string> rights, string columns) =>
        string.Join(", ", rights.Order(StringComparer.Ordinal).Select(right => right + columns));

    static string Plain(string right) => right.TrimEnd('*');

    static (string Role, string[] Rights) Line(string line)
    {
        var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
        return (line[..colon], line[(colon + 2)..].Split(", "));
    }
}
