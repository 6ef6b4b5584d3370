namespace Godwit;

/// <summary>
/// A virtual table that comes, goes, or is made anew: with its rows, where its module keeps them and gives them back.
/// </summary>
sealed class SqliteVirtualTable(Change change, SqliteFreeNames names)
{
    readonly SchemaObject? _before = (change as Change.Drop)?.From ?? (change as Change.Alter)?.From;
    readonly SchemaObject? _after = (change as Change.Create)?.To ?? (change as Change.Alter)?.To;

    public IEnumerable<PlannedStatement> Drops()
    {
        if (_before is not null && !IsCopied)
            yield return Drop(_before, HasRowsOfItsOwn(_before) ? [SqliteHazards.DropTable(_before.Name)] : []);
    }

    /// <summary>The table made anew with its rows; nothing where they cannot be had.</summary>
    public IEnumerable<PlannedStatement> Rebuild() =>
        _before is not null && _after is not null && IsCopied ? Copy(_before, _after) : [];

    public IEnumerable<PlannedStatement> Creations()
    {
        if (_after is null || IsCopied)
            yield break;
        yield return new(_after.Source ?? "") { Objects = [_after.Name] };
        if (HasContentElsewhere(_after))
            yield return new(
                string.Format(
                    System.Globalization.CultureInfo.InvariantCulture,
                    "INSERT INTO {0} ({0}) VALUES ('rebuild')",
                    SqliteDdl.Quote(_after.Name.Name)
                )
            )
            {
                Comment = "Indexes the rows that are there.",
                Objects = [_after.Name],
            };
    }

    bool IsCopied =>
        _before is not null
        && _after is not null
        && HasRowsOfItsOwn(_before)
        && !HasContentElsewhere(_after)
        && IsKnown(_before)
        && IsKnown(_after)
        && SharedColumns().Count > 0;

    List<string> SharedColumns() =>
        ColumnsOf(_before).Intersect(ColumnsOf(_after), StringComparer.OrdinalIgnoreCase).ToList();

    IEnumerable<PlannedStatement> Copy(SchemaObject before, SchemaObject after)
    {
        var temporary = names.For(after.Name.Name);
        var columns = SharedColumns().Select(name => (name, SqliteDdl.Quote(name))).ToList();
        // The first column of an R-Tree is its rowid; the rows of a full-text index have one beside their columns.
        if (!IsTree(after))
            columns.Insert(0, ("rowid", "rowid"));
        yield return new(SqliteDdl.CreateAs(after, temporary)) { Objects = [after.Name] };
        yield return new(SqliteDdl.Copy(temporary, before.Name.Name, columns, isStrict: false))
        {
            Hazards = [SqliteHazards.Rebuild(after.Name)],
            Objects = [after.Name],
        };
        yield return Drop(before, LostColumns().Select(SqliteHazards.DropColumn));
        yield return new($"ALTER TABLE {SqliteDdl.Quote(temporary)} RENAME TO {SqliteDdl.Quote(after.Name.Name)}")
        {
            Objects = [after.Name],
        };
    }

    IEnumerable<ObjectName> LostColumns() =>
        ColumnsOf(_before)
            .Except(ColumnsOf(_after), StringComparer.OrdinalIgnoreCase)
            .Select(name => new ObjectName(ObjectKind.Column, "", name) { Owner = _before?.Name.Name });

    static PlannedStatement Drop(SchemaObject table, IEnumerable<Hazard> hazards) =>
        new($"DROP TABLE {SqliteDdl.Quote(table.Name.Name)}")
        {
            Hazards = hazards.ToValueList(),
            Objects = [table.Name],
        };

    static string[] ColumnsOf(SchemaObject? table) => table?["columns"]?.Split('\n') ?? [];

    static bool IsKnown(SchemaObject table) => IsTree(table) || IsFullText(table);

    static bool IsTree(SchemaObject table) => table["module"] is "rtree" or "rtree_i32" or "geopoly";

    static bool IsFullText(SchemaObject table) => table["module"] is "fts3" or "fts4" or "fts5";

    /// <summary>False for a full-text index without content, or over the rows of another table.</summary>
    static bool HasRowsOfItsOwn(SchemaObject table) => !IsFullText(table) || ContentOf(table) is null;

    static bool HasContentElsewhere(SchemaObject table) => IsFullText(table) && ContentOf(table) is { Length: > 0 };

    /// <summary>The option <c>content</c>; absent where the index keeps its rows itself.</summary>
    static string? ContentOf(SchemaObject table)
    {
        var tokens = new SqliteTokens(table["arguments"] ?? "");
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            var isFirst = i == 0 || tokens.IsSymbol(i - 1, ',');
            if (isFirst && tokens.IsWord(i, "content") && tokens.IsSymbol(i + 1, '='))
                return tokens.NameAt(i + 2);
        }
        return null;
    }
}
