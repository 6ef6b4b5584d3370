namespace Godwit;

/// <summary>A table that is to get rows.</summary>
/// <param name="Oid">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, without those that the server computes.</param>
sealed record SeedTable(uint Oid, ObjectName Name, ValueList<SeedColumn> Columns)
{
    /// <summary>Conditions on its rows, those of its place among partitions included.</summary>
    public List<SeedCheck> Checks { get; } = [];

    /// <summary>Rows of other tables that its rows need.</summary>
    public List<SeedReference> References { get; } = [];

    /// <summary>The partitioned tables and parents that its rows are also rows of.</summary>
    public List<uint> Ancestors { get; } = [];

    /// <summary>The rows it has got: a text, or NULL, for each of its columns.</summary>
    public List<string?[]> Rows { get; } = [];

    public string Sql => PostgreSqlIdentifier.Of(Name);

    public int IndexOf(int number) =>
        Columns.Index().FirstOrDefault(one => one.Item.Number == number, (-1, null!)).Index;

    public int IndexOf(string name) => Columns.Index().FirstOrDefault(one => one.Item.Name == name, (-1, null!)).Index;
}

/// <summary>A column that gets values.</summary>
/// <param name="Number">Its number in the table.</param>
/// <param name="Name">Its name, quoted where it needs to be.</param>
/// <param name="Type">The number of its type.</param>
/// <param name="Modifier">The length or precision of the type, as the server keeps it; -1 for none.</param>
/// <param name="TypeSql">The type, as the server writes it.</param>
/// <param name="IsNotNull">True where NULL is refused.</param>
sealed record SeedColumn(int Number, string Name, uint Type, int Modifier, string TypeSql, bool IsNotNull);

/// <summary>A condition that rows satisfy.</summary>
/// <param name="Name">The name of the constraint; empty for that of a partition.</param>
/// <param name="Columns">The numbers of its columns; none where they are not known.</param>
/// <param name="Sql">The condition.</param>
sealed record SeedCheck(string Name, ValueList<int> Columns, string Sql);

/// <summary>Conditions that share columns, so that values for one of them may break another.</summary>
/// <param name="Columns">Where their columns stand in the table.</param>
/// <param name="Checks">The conditions.</param>
sealed record SeedGroup(ValueList<int> Columns, ValueList<string> Checks)
{
    /// <summary>The conditions of a table, apart as far as they can be.</summary>
    public static List<SeedGroup> Of(SeedTable table)
    {
        var groups = new List<(HashSet<int> Columns, List<string> Checks)>();
        foreach (var check in table.Checks)
        {
            var columns = ColumnsOf(table, check).ToHashSet();
            var checks = new List<string> { check.Sql };
            foreach (var other in groups.Where(one => one.Columns.Overlaps(columns)).ToList())
            {
                columns.UnionWith(other.Columns);
                checks.AddRange(other.Checks);
                groups.Remove(other);
            }
            groups.Add((columns, checks));
        }
        return groups
            .Where(one => one.Columns.Count > 0)
            .Select(one => new SeedGroup(one.Columns.Order().ToValueList(), one.Checks.ToValueList()))
            .ToList();
    }

    // Words, because a partition's condition does not say which columns it is about.
    static IEnumerable<int> ColumnsOf(SeedTable table, SeedCheck check)
    {
        if (check.Columns.Count > 0)
            return check.Columns.Select(table.IndexOf).Where(index => index >= 0);
        var words = new HashSet<string>();
        var tokens = new SqlTokenizer(check.Sql, new(0, check.Sql.Length), PostgreSqlStatements.Syntax);
        while (tokens.MoveNext())
            words.Add(tokens.Text.ToString());
        return table.Columns.Index().Where(one => words.Contains(one.Item.Name)).Select(one => one.Index).ToList();
    }
}

/// <summary>A foreign key.</summary>
/// <param name="Columns">The numbers of its columns.</param>
/// <param name="Table">The number of the referenced table.</param>
/// <param name="Keys">The names of the referenced columns, quoted where they need to be.</param>
sealed record SeedReference(ValueList<int> Columns, uint Table, ValueList<string> Keys);
