namespace Godwit.Generators;

/// <summary>Partitions and row-level security.</summary>
sealed class PartitionBuilder(SchemaBuilder schema, TableDefinition table)
{
    SqlDialect Dialect => schema.Dialect;

    public void Build()
    {
        foreach (var partition in table.Annotations("Partition", Dialect))
        {
            if (!Has(partition, "partitions"))
                continue;
            var place = partition["Schema"] ?? table.Schema;
            schema.Names.Add(place, partition.Text(0), $"a partition of {table.Model.Class}", partition.Place);
            table.Statements.Add(
                $"CREATE TABLE {SqlNames.Quote(place, partition.Text(0))} PARTITION OF {table.SqlName} "
                    + $"{partition.Text(1)}"
            );
        }
        foreach (var security in table.Annotations("RowLevelSecurity", Dialect))
        {
            if (!Has(security, "row-level security"))
                continue;
            table.Statements.Add($"ALTER TABLE {table.SqlName} ENABLE ROW LEVEL SECURITY");
            if (security.Is("IsForced"))
                table.Statements.Add($"ALTER TABLE {table.SqlName} FORCE ROW LEVEL SECURITY");
        }
    }

    /// <summary>What stands behind the parenthesis of a partitioned table.</summary>
    public string PartitionClause()
    {
        if (table.Annotations("PartitionBy", Dialect).FirstOrDefault() is not { } by || !Has(by, "partitions"))
            return "";
        var keys = new KeyList(schema, table).Render(by.Texts(1), by.Place, operatorClass: null);
        return $" PARTITION BY {by.Text(0).ToUpperInvariant()} ({keys})";
    }

    bool Has(Annotation annotation, string what)
    {
        if (!Dialect.IsPostgreSql)
            schema.Problems.Refuse(
                annotation.Place,
                $"{table.Model.Class}: {Dialect.Name} has no {what}. "
                    + $"Add Dialect = \"postgresql\" to the annotation, if {Dialect.Name} shall do without"
            );
        return Dialect.IsPostgreSql;
    }
}
