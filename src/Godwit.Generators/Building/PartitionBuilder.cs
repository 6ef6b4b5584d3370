namespace Godwit.Generators;

/// <summary>Partitions and row-level security.</summary>
sealed class PartitionBuilder(TableScope scope)
{
    SqlDialect Dialect => scope.Dialect;

    TableDefinition Table => scope.Table;

    public void Build()
    {
        foreach (var partition in Table.Annotations("Partition", Dialect))
        {
            if (!scope.Has(partition, "partitions"))
                continue;
            var place = partition["Schema"] ?? Table.Schema;
            scope.Names.Add(place, partition.Text(0), $"a partition of {Table.Model.Class}", partition.Place);
            Table.Statements.Add(
                $"CREATE TABLE {SqlNames.Quote(place, partition.Text(0))} PARTITION OF {Table.SqlName} "
                    + $"{partition.Text(1)}"
            );
        }
        foreach (var security in Table.Annotations("RowLevelSecurity", Dialect))
        {
            if (!scope.Has(security, "row-level security"))
                continue;
            Table.Statements.Add($"ALTER TABLE {Table.SqlName} ENABLE ROW LEVEL SECURITY");
            if (security.Is("IsForced"))
                Table.Statements.Add($"ALTER TABLE {Table.SqlName} FORCE ROW LEVEL SECURITY");
        }
    }

    /// <summary>What stands behind the parenthesis of a partitioned table.</summary>
    public string PartitionClause()
    {
        if (Table.Annotations("PartitionBy", Dialect).FirstOrDefault() is not { } by || !scope.Has(by, "partitions"))
            return "";
        var keys = new KeyList(scope).Render(by.Texts(1), by.Place, operatorClass: null);
        return $" PARTITION BY {by.Text(0).ToUpperInvariant()} ({keys})";
    }
}
