namespace Godwit;

/// <summary>The statements that give objects other names, or move them to other schemas.</summary>
static class PostgreSqlRenames
{
    /// <summary>
    /// The statements, in the order of the renames: a name that was given is used by the ones behind it.
    /// </summary>
    public static ValueList<PlannedStatement> Plan(ValueList<Rename> renames) =>
        renames.SelectMany(Statements).ToValueList();

    static IEnumerable<PlannedStatement> Statements(Rename rename)
    {
        var (old, to) = (rename.From, rename.To);
        if (old.Schema != to.Schema && old.Owner is null)
            yield return Statement($"ALTER {Subject(old)} SET SCHEMA {Quote(to.Schema)}", old, to);
        if (old.Name != to.Name)
            // Parts are renamed before what they belong to.
            yield return Statement(
                NameChange(old.Owner is null ? old with { Schema = to.Schema } : old, to.Name),
                old,
                to
            );
    }

    static string NameChange(ObjectName old, string name) =>
        old switch
        {
            { Kind: ObjectKind.Enum, Owner: { } type } =>
                $"ALTER TYPE {Qualified(old.Schema, type)} RENAME VALUE {Literal(old.Name)} TO {Literal(name)}",
            { Kind: ObjectKind.Column, Owner: { } table } =>
                $"ALTER TABLE {Qualified(old.Schema, table)} RENAME COLUMN {Quote(old.Name)} TO {Quote(name)}",
            { Kind: ObjectKind.Constraint, Owner: { } table } =>
                $"ALTER TABLE {Qualified(old.Schema, table)} RENAME CONSTRAINT {Quote(old.Name)} TO {Quote(name)}",
            { Kind: ObjectKind.Trigger or ObjectKind.Policy or ObjectKind.Rule, Owner: { } table } =>
                $"ALTER {PostgreSqlReference.Word(old.Kind)} {Quote(old.Name)} ON {Qualified(old.Schema, table)} "
                    + $"RENAME TO {Quote(name)}",
            _ => $"ALTER {Subject(old)} RENAME TO {Quote(name)}",
        };

    static string Subject(ObjectName name)
    {
        var text = $"{PostgreSqlReference.Word(name.Kind)} {PostgreSqlIdentifier.Of(name)}";
        return name.Kind switch
        {
            ObjectKind.Aggregate when name.Signature is null or "" => $"{text}(*)",
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => $"{text}({name.Signature})",
            ObjectKind.OperatorClass or ObjectKind.OperatorFamily => $"{text} USING {name.Signature}",
            _ => text,
        };
    }

    static PlannedStatement Statement(string sql, ObjectName old, ObjectName to) => new(sql) { Objects = [old, to] };

    static string Quote(string name) => PostgreSqlIdentifier.Quote(name);

    static string Qualified(string schema, string name) => PostgreSqlIdentifier.Qualify(schema, name);

    static string Literal(string text) => PostgreSqlIdentifier.Literal(text);
}
