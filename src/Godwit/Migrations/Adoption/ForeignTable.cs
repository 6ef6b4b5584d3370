namespace Godwit;

/// <summary>A table of a live database.</summary>
/// <param name="Schema">Its schema; empty on SQLite.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The names of its columns.</param>
sealed record ForeignTable(string Schema, string Name, ValueList<string> Columns)
{
    /// <summary>The column of a name in lower case; absent: there is none.</summary>
    public string? Column(string name) =>
        Columns.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The table as people write it.</summary>
    public override string ToString() => Qualify(Name);

    /// <summary>A name in the table's schema.</summary>
    public string Qualify(string name) => Schema.Length == 0 ? name : $"{Schema}.{name}";

    /// <summary>The table, where one is configured.</summary>
    public HistoryTable Place => new(Schema.Length == 0 ? null : Schema, Name);
}

/// <summary>A tool and its table in a database.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Table">Its table.</param>
/// <param name="Companions">Its other tables.</param>
sealed record ForeignFind(ForeignTool Tool, ForeignTable Table, ValueList<ForeignTable> Companions)
{
    /// <summary>
    /// The tools whose tables are there. One table belongs to one tool: the one of whose columns it has most, and whose
    /// companion is there too.
    /// </summary>
    /// <param name="tables">All tables of the database.</param>
    /// <param name="tool">The tool that was named.</param>
    /// <param name="name">The table that was named, with or without its schema.</param>
    public static ValueList<ForeignFind> In(ValueList<ForeignTable> tables, ForeignTool? tool, HistoryTable? name)
    {
        var candidates = tool is null ? ForeignTool.All : [tool];
        return tables
            .Where(table => name is null || IsNamed(table, name))
            .Select(table => BestOf(table, tables, candidates, anyName: name is not null))
            .OfType<ForeignFind>()
            .ToValueList();
    }

    static ForeignFind? BestOf(
        ForeignTable table,
        ValueList<ForeignTable> tables,
        ValueList<ForeignTool> candidates,
        bool anyName
    ) =>
        candidates
            .Where(tool => anyName || PrefixOf(tool, table) is not null)
            .Where(tool => tool.Columns.All(column => table.Column(column) is not null))
            .Select(tool => new ForeignFind(tool, table, CompanionsOf(tool, table, tables)))
            .Where(find => !find.Tool.NeedsCompanion || find.Companions.Count > 0)
            .OrderByDescending(find => find.Tool.Columns.Count)
            .ThenByDescending(find => find.Tool.NeedsCompanion)
            .FirstOrDefault();

    static ValueList<ForeignTable> CompanionsOf(ForeignTool tool, ForeignTable own, ValueList<ForeignTable> tables)
    {
        var prefix = PrefixOf(tool, own) ?? "";
        var patterns = new ObjectPatterns(tool.Companions.Select(name => $"{own.Schema}.{prefix}{name}").ToValueList());
        return tables
            .Where(table => table != own && patterns.Match(table.Schema, table.Name.ToLowerInvariant()))
            .ToValueList();
    }

    static string? PrefixOf(ForeignTool tool, ForeignTable table) =>
        table.Name.ToLowerInvariant() is var name && name == tool.Table ? ""
        : tool.Prefix.Length > 0 && name == tool.Prefix + tool.Table ? tool.Prefix
        : null;

    static bool IsNamed(ForeignTable table, HistoryTable name) =>
        table.Name == name.Name && (name.Schema is null || table.Schema.Length == 0 || table.Schema == name.Schema);
}
