namespace Godwit;

/// <summary>Makes, drops and changes operator families.</summary>
sealed class PostgreSqlOperatorFamilyRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.OperatorFamily;

    protected override string Reference(ObjectName name) => $"OPERATOR FAMILY {Of(name)} USING {name.Signature}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created)
    {
        yield return $"CREATE {Reference(created.Name)}";
        var members = PostgreSqlOperatorMembers.Of(created).ToList();
        if (members.Count > 0)
            yield return Alter(created.Name, "ADD", members);
    }

    protected override IEnumerable<string> AlterStatements(Change.Alter change, PostgreSqlPlanContext context)
    {
        var changed = OwnSettings(change).ToHashSet();
        var gone = PostgreSqlOperatorMembers
            .SettingsOf(change.From)
            .Where(one => changed.Contains(one.Name))
            .Select(one => PostgreSqlOperatorMembers.Key(one.Name))
            .ToList();
        var added = PostgreSqlOperatorMembers
            .SettingsOf(change.To)
            .Where(one => changed.Contains(one.Name))
            .Select(PostgreSqlOperatorMembers.Define)
            .ToList();
        if (gone.Count > 0)
            yield return Alter(change.To.Name, "DROP", gone);
        if (added.Count > 0)
            yield return Alter(change.To.Name, "ADD", added);
    }

    string Alter(ObjectName name, string verb, List<string> members) =>
        $"ALTER {Reference(name)} {verb}\n    {string.Join(",\n    ", members)}";
}

/// <summary>Makes and drops operator classes.</summary>
sealed class PostgreSqlOperatorClassRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.OperatorClass;

    protected override string Reference(ObjectName name) => $"OPERATOR CLASS {Of(name)} USING {name.Signature}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created)
    {
        var isDefault = created.Has("default") ? " DEFAULT" : "";
        var members = PostgreSqlOperatorMembers.Of(created).ToList();
        // A class needs one member at least; where it has no other, that is what its keys are stored as.
        if (created["storage"] is { } storage)
            members.Add($"STORAGE {storage}");
        else if (members.Count == 0)
            members.Add($"STORAGE {created["type"]}");
        yield return $"CREATE OPERATOR CLASS {Of(created.Name)}{isDefault} FOR TYPE {created["type"]}"
            + $" USING {created.Name.Signature} FAMILY {created["family"]} AS\n    {string.Join(",\n    ", members)}";
    }
}

/// <summary>The operators and functions in an operator class or family.</summary>
static class PostgreSqlOperatorMembers
{
    /// <summary>As they stand behind <c>AS</c> or <c>ADD</c>, by their numbers.</summary>
    public static IEnumerable<string> Of(SchemaObject whole) => SettingsOf(whole).Select(Define);

    /// <summary>Their settings: operators first, by their numbers.</summary>
    public static IEnumerable<Setting> SettingsOf(SchemaObject whole) =>
        whole
            .Settings.Where(one =>
                one.Name.StartsWith("operator:", StringComparison.Ordinal)
                || one.Name.StartsWith("function:", StringComparison.Ordinal)
            )
            .OrderByDescending(one => one.Name[0])
            .ThenBy(one => int.Parse(NumberOf(one.Name), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary><c>OPERATOR 1 (integer, integer)</c>, as it stands behind <c>DROP</c>.</summary>
    public static string Key(string setting)
    {
        var colon = setting.IndexOf(':', StringComparison.Ordinal);
        return $"{setting[..colon].ToUpperInvariant()} {setting[(colon + 1)..]}";
    }

    /// <summary>A member as it stands behind <c>AS</c> or <c>ADD</c>.</summary>
    public static string Define(Setting member) =>
        member.Name.StartsWith("operator:", StringComparison.Ordinal)
            ? $"OPERATOR {NumberOf(member.Name)} {member.Value}"
            : $"{Key(member.Name)} {member.Value}";

    static string NumberOf(string setting) => setting.Split(':', ' ')[1];
}
