namespace Godwit;

/// <summary>What differs between a table before and after, and whether ALTER TABLE can do it.</summary>
/// <remarks>https://www.sqlite.org/lang_altertable.html, sections 4, 5 and 7.</remarks>
sealed class SqliteTableChange
{
    readonly List<(SchemaObject Before, SchemaObject After)> _altered = [];

    public SqliteTableChange(SqliteTable before, SqliteTable after)
    {
        (Before, After) = (before, after);
        Added = [.. after.Columns.Where(one => before.FindColumn(one.Name.Name) is null)];
        Dropped = [.. before.Columns.Where(one => after.FindColumn(one.Name.Name) is null)];
        foreach (var column in after.Columns)
        {
            if (before.FindColumn(column.Name.Name) is { } old && !IsSame(old, column))
                _altered.Add((old, column));
        }
        AddedConstraints = [.. after.Constraints.Where(one => !before.Constraints.Exists(old => IsSame(old, one)))];
        DroppedConstraints = [.. before.Constraints.Where(one => !after.Constraints.Exists(old => IsSame(old, one)))];
    }

    public SqliteTable Before { get; }

    public SqliteTable After { get; }

    public List<SchemaObject> Added { get; }

    public List<SchemaObject> Dropped { get; }

    public List<SchemaObject> AddedConstraints { get; }

    public List<SchemaObject> DroppedConstraints { get; }

    public IReadOnlyList<(SchemaObject Before, SchemaObject After)> Altered => _altered;

    bool IsTableAltered => Before.Name != After.Name || !Before.Table.Settings.Equals(After.Table.Settings);

    public bool IsEmpty =>
        !IsTableAltered
        && Added.Count + Dropped.Count + _altered.Count + AddedConstraints.Count + DroppedConstraints.Count == 0;

    /// <summary>True where adding and dropping columns is all there is to do, and SQLite can do it in place.</summary>
    public bool IsInPlace =>
        !IsTableAltered
        && _altered.Count == 0
        && Added.TrueForAll(CanAdd)
        && AddedConstraints.TrueForAll(one => HostOf(one) is not null)
        && Dropped.TrueForAll(CanDrop)
        && DroppedConstraints.TrueForAll(one => Dropped.Exists(column => Before.ConstraintsIn(column).Contains(one)))
        && Before.Columns.Except(Dropped).Concat(Added).Any(one => !one.Has("generated"));

    /// <summary>The added column whose definition takes an added constraint; absent where none can.</summary>
    public SchemaObject? HostOf(SchemaObject constraint)
    {
        switch (constraint["type"])
        {
            case "check":
                var names = new SqliteTokens(constraint.Source ?? "").Names();
                return Added.FindLast(column => names.Contains(column.Name.Name));
            case "foreign key":
                return SqliteTable.ColumnsOf(constraint) is [var name]
                    ? Added.Find(column => column.Name.Name == name && !column.Has("default"))
                    : null;
            default:
                return null;
        }
    }

    static bool IsSame(SchemaObject one, SchemaObject other) =>
        one.Name.Name == other.Name.Name
        && one.Name.Signature == other.Name.Signature
        && one.Settings.Equals(other.Settings);

    bool CanAdd(SchemaObject column) =>
        !column.Has("stored")
        && (!column.Has("not null") || column.Has("generated") || column.Has("default"))
        && (column["default"] is not { } value || IsConstant(value))
        && After.ConstraintsIn(column).All(one => AddedConstraints.Contains(one));

    static bool IsConstant(string value)
    {
        var tokens = new SqliteTokens(value);
        var first = tokens.IsSymbol(0, '-') || tokens.IsSymbol(0, '+') ? 1 : 0;
        var isBlob = tokens.IsWord(0, "x") && tokens.Count == 2;
        return isBlob
            || (
                tokens.Count == first + 1
                && tokens[first].Kind is SqlTokenKind.String or SqlTokenKind.Number or SqlTokenKind.Word
                && !tokens.TextOf(first).StartsWith("current_", StringComparison.Ordinal)
            );
    }

    bool CanDrop(SchemaObject column)
    {
        var own = Before.ConstraintsIn(column).ToList();
        return own.TrueForAll(one => one["type"] is "check" or "foreign key" && DroppedConstraints.Contains(one))
            && !Before.Constraints.Except(own).Any(one => Mentions(one, column))
            && !Before.Columns.Exists(one => one != column && one.Has("generated") && Mentions(one, column));
    }

    static bool Mentions(SchemaObject one, SchemaObject column) =>
        new SqliteTokens(one.Source ?? "").Names().Contains(column.Name.Name);
}
