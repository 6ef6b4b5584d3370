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
            return OfColumn(old, wanted, context);
        var on = $"ON {PostgreSqlReference.ForGrant(wanted.Name, context)}";
        var usual = UsualOf(wanted.Name.Kind);
        // An object that is created may have got more than its kind has: ALTER DEFAULT PRIVILEGES.
        var before = old is null
            ? PostgreSqlDefaultPrivileges.GivenTo(wanted.Name, usual, null, context)
            : Parse(old["grants"], usual);
        if (old?["owner"] != wanted["owner"])
            PassToOwner(before, wanted["owner"], isColumn: false);
        var columns = PostgreSqlCommonRules
            .NamesOf(old, wanted, ColumnPrefix)
            .SelectMany(column =>
                OfColumn(
                    old?[ColumnPrefix + column],
                    wanted[ColumnPrefix + column],
                    column,
                    PostgreSqlIdentifier.Of(wanted.Name),
                    new(old?["owner"], wanted["owner"])
                )
            );
        return
        [
            .. Between(before, Parse(wanted["grants"], usual), on, "", wanted["owner"]),
            .. columns,
            .. wanted.Name.Kind == ObjectKind.RangeType ? OfParts(old, wanted, context) : [],
        ];
    }

    static IEnumerable<string> OfColumn(SchemaObject? old, SchemaObject wanted, PostgreSqlPlanContext context) =>
        OfColumn(
                old?["grants"],
                wanted["grants"],
                wanted.Name.Name,
                PostgreSqlIdentifier.OfOwner(wanted.Name),
                PostgreSqlOwners.OfTable(wanted.Name, context)
            )
            .Concat(OfIdentity(old, wanted, context));

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
            // The owner has all rights on a new object, and none beside them on a column.
            string[] usual = role == PostgreSqlPrivilegeQuery.Owner && columns.Length == 0 ? ["ALL"] : [];
            var (had, has) = (before.GetValueOrDefault(role, usual), after.GetValueOrDefault(role, usual));
            var who =
                role == PostgreSqlPrivilegeQuery.Owner
                    ? owner is null
                        ? "CURRENT_USER"
                        : PostgreSqlIdentifier.Quote(owner)
                    : role;
            var kept = has is ["ALL"] ? had : has;
            var lost = had.Select(Plain).Except(kept.Select(Plain)).ToList();
            if (lost.Contains("ALL"))
                (lost, had) = (["ALL"], []);
            var narrowed = Grantable(had).Except(Grantable(has)).Except(lost).ToList();
            if (lost.Count > 0)
                yield return $"REVOKE {Rights(lost, columns)} {on} FROM {who}";
            if (narrowed.Count > 0)
                yield return $"REVOKE GRANT OPTION FOR {Rights(narrowed, columns)} {on} FROM {who}";
            var gained = has.Except(had).ToList();
            var plain = gained.Where(one => !one.EndsWith('*')).Except(narrowed).ToList();
            var grantable = Grantable(gained).ToList();
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

    // The sequence of an identity has privileges of its own, and the owner of the table.
    static IEnumerable<string> OfIdentity(SchemaObject? old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        if (!wanted.Has("identity"))
            return [];
        var usual = UsualOf(ObjectKind.Sequence);
        var owner = PostgreSqlOwners.OfTable(wanted.Name, context);
        var isOfCreated = context.IsOfCreated(wanted.Name);
        // It belongs to the table's owner from the beginning, and a new table to who makes it.
        var before =
            old?.Has("identity") == true
                ? Parse(old["identity grants"], usual)
                : PostgreSqlDefaultPrivileges.GivenTo(
                    new(ObjectKind.Sequence, wanted.Name.Schema, ""),
                    usual,
                    isOfCreated ? null : owner.After,
                    context
                );
        if (owner.IsChanged && (isOfCreated || old?.Has("identity") == true))
            PassToOwner(before, owner.After, isColumn: false);
        var on = $"ON SEQUENCE {PostgreSqlIdentity.SequenceOf(wanted)}";
        return Between(before, Parse(wanted["identity grants"], usual), on, "", owner.After);
    }

    static IEnumerable<string> OfParts(SchemaObject? old, SchemaObject range, PostgreSqlPlanContext context)
    {
        foreach (var part in PostgreSqlRangeTypeRules.GrantedPartsOf(range, context.Version))
        {
            var setting = PostgreSqlPrivilegeQuery.PartPrefix + part;
            var kind = PostgreSqlRangeTypeRules.IsType(part) ? ObjectKind.RangeType : ObjectKind.Function;
            var usual = UsualOf(kind);
            var before = old is null
                ? PostgreSqlDefaultPrivileges.GivenTo(new(kind, range.Name.Schema, ""), usual, null, context)
                : Parse(old[setting], usual);
            foreach (var statement in Between(before, Parse(range[setting], usual), $"ON {part}", "", null))
                yield return statement;
        }
    }

    static IEnumerable<string> OfColumn(
        string? old,
        string? wanted,
        string column,
        string table,
        PostgreSqlOwners.Pair owner
    )
    {
        var before = Parse(old ?? "none", new Dictionary<string, string[]>());
        if (owner.IsChanged)
            PassToOwner(before, owner.After, isColumn: true);
        return Between(
            before,
            Parse(wanted ?? "none", new Dictionary<string, string[]>()),
            $"ON TABLE {table}",
            $" ({PostgreSqlIdentifier.Quote(column)})",
            owner.After
        );
    }

    // What the new owner had from the old one stays, beside what the old one had as the owner.
    static void PassToOwner(Dictionary<string, string[]> grants, string? owner, bool isColumn)
    {
        if (owner is null || !grants.Remove(PostgreSqlIdentifier.Quote(owner), out var rights))
            return;
        string[] usual = isColumn ? [] : ["ALL"];
        var had = grants.GetValueOrDefault(PostgreSqlPrivilegeQuery.Owner, usual);
        var merged = had.Union(had is ["ALL"] ? rights.Where(right => right.EndsWith('*')) : rights).ToList();
        grants[PostgreSqlPrivilegeQuery.Owner] = [.. merged.Where(right => !merged.Contains(right + "*"))];
    }

    static IEnumerable<string> Grantable(IEnumerable<string> rights) =>
        rights.Where(right => right.EndsWith('*')).Select(Plain);

    static string Rights(IEnumerable<string> rights, string columns) =>
        string.Join(", ", rights.Order(StringComparer.Ordinal).Select(right => right + columns));

    static string Plain(string right) => right.TrimEnd('*');

    static (string Role, string[] Rights) Line(string line)
    {
        var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
        return (line[..colon], line[(colon + 2)..].Split(", "));
    }
}
