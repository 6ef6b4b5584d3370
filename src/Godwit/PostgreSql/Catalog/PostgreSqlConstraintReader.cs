namespace Godwit;

/// <summary>Reads the constraints of tables and foreign tables; the index of a key is part of its constraint.</summary>
/// <remarks>
/// Constraints that a partition or child has from its parent are objects too, with a setting that says so:
/// they may have names of their own, and they stay when the partition is detached.
/// </remarks>
sealed class PostgreSqlConstraintReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_constraint.h and pg_class.h.
    const uint ConstraintClass = 2606;
    const uint RelationClass = 1259;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        var columns = queries.IndexColumns;
        queries.Add(
            new PostgreSqlConstraintQuery(queries.Version).Sql,
            (row, catalog) => Add(PostgreSqlConstraintQuery.Read(row), columns, catalog)
        );
    }

    static void Add(
        PostgreSqlConstraintRow constraint,
        PostgreSqlIndexColumns columns,
        PostgreSqlCatalogBuilder catalog
    )
    {
        if (IsPlainNotNull(constraint))
            return;
        catalog.Add(new(ConstraintClass, constraint.Row, 0), constraint.Name, constraint.Settings.AsSpan());
        catalog.SetExpression(constraint.Name, "expression", constraint.Expression);
        if (constraint.NotNullColumn is { } column)
            SayInsteadOf(column, constraint.Name, catalog);
        if (constraint.Index is not { } index)
            return;
        catalog.AddAddress(new(RelationClass, index, 0), constraint.Name);
        catalog.SetExpression(constraint.Name, "predicate", constraint.Predicate);
        var label = constraint["parent"] is null ? null : LabelOf(constraint);
        columns.Describe(index, constraint.Name, label, catalog);
    }

    // A NOT NULL that is an object is no setting of its column.
    static void SayInsteadOf(string column, ObjectName constraint, PostgreSqlCatalogBuilder catalog) =>
        catalog.Unset(constraint with { Kind = ObjectKind.Column, Name = column }, "not null");

    static string LabelOf(PostgreSqlConstraintRow constraint) =>
        constraint["type"] switch
        {
            "primary key" => "pkey",
            "unique" => "key",
            _ => "excl",
        };

    // PostgreSQL 18 has a constraint for each NOT NULL. What the server makes of the words NOT NULL alone is no more
    // than a setting of the column.
    static bool IsPlainNotNull(PostgreSqlConstraintRow row) =>
        row.NotNullColumn is { } column
        && row["not valid"] is null
        && row["no inherit"] is null
        // A child's has the name that the parent's has.
        && (
            // Constraints have a table.
            row["inherited"] == "only"
            || PostgreSqlGeneratedName.IsOfNotNull(row.Name.Name, row.Name.Owner!, column)
        );
}
