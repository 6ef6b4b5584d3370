namespace Godwit;

/// <summary>
/// A table made anew with its rows, their rowids and its counter, for what ALTER TABLE cannot do. The runner switches
/// foreign keys off around a step that drops a table and renames another to its name, and checks them at the end.
/// </summary>
/// <remarks>https://www.sqlite.org/lang_altertable.html#otheralter, without the steps that are the runner's.</remarks>
sealed class SqliteRebuild(SqliteTableChange change, string temporary, SqliteBackfills backfills)
{
    readonly SqliteTable _before = change.Before;
    readonly SqliteTable _after = change.After;

    public IEnumerable<PlannedStatement> Statements()
    {
        yield return Statement(SqliteDdl.CreateAs(_after.Table, temporary), []);
        yield return Statement(
            SqliteDdl.Copy(temporary, _before.Name, Columns(), HasConflictClause()),
            [SqliteHazards.Rebuild(_after.Table.Name), .. CopyHazards()]
        ) with
        {
            Fills = Filled().ToValueList(),
        };
        foreach (var sql in Counter())
            yield return Statement(sql, []);
        yield return Statement(
            $"DROP TABLE {SqliteDdl.Quote(_before.Name)}",
            change.Dropped.Where(one => !one.Has("generated")).Select(one => SqliteHazards.DropColumn(one.Name))
        );
        yield return Statement(
            $"ALTER TABLE {SqliteDdl.Quote(temporary)} RENAME TO {SqliteDdl.Quote(_after.Name)}",
            []
        );
    }

    PlannedStatement Statement(string sql, IEnumerable<Hazard> hazards) =>
        new(sql) { Hazards = hazards.ToValueList(), Objects = [_after.Table.Name] };

    List<(string, string)> Columns()
    {
        var columns = new List<(string, string)>();
        if (RowidName() is { } rowid && _after.RowidColumn is null)
            columns.Add((rowid, rowid));
        foreach (var column in _after.Columns.Where(one => !one.Has("generated")))
        {
            if (ValueOf(column) is { } value)
                columns.Add((column.Name.Name, value));
        }
        return columns;
    }

    string? ValueOf(SchemaObject column)
    {
        var old = _before.FindColumn(column.Name.Name);
        var given = backfills.Find(column.Name);
        if (old is null)
            return given is not null ? given
                : _after.RowidColumn == column ? RowidName()
                : null;
        var name = SqliteDdl.Quote(old.Name.Name);
        if (!BecomesNotNull(old, column))
            return given is not null && old["type"] != column["type"] ? given : name;
        return (given ?? column["default"]) is { } value ? $"coalesce({name}, {value})" : name;
    }

    IEnumerable<ObjectName> Filled() =>
        _after
            .Columns.Where(column =>
                _before.FindColumn(column.Name.Name) is { } old
                && ValueOf(column) is { } value
                // SQLite gives a number to a row without key.
                && (value != SqliteDdl.Quote(old.Name.Name) || (BecomesRowid(old, column) && !_before.IsNotNull(old)))
            )
            .Select(column => column.Name);

    bool BecomesRowid(SchemaObject old, SchemaObject column) =>
        _after.RowidColumn == column && _before.RowidColumn != old;

    bool BecomesNotNull(SchemaObject old, SchemaObject column) =>
        _after.IsNotNull(column) && !_before.IsNotNull(old) && _after.RowidColumn != column;

    /// <summary>A name that means the rowid in both tables; absent where one has none, or uses all the names.</summary>
    string? RowidName() => _before.RowidNames.Intersect(_after.RowidNames).FirstOrDefault();

    bool HasConflictClause() =>
        _after.Constraints.Exists(one => one.Has("conflict"))
        || _after.Columns.Exists(one => one["not null"] is { } clause && clause != "yes");

    /// <summary>The counter may be ahead of the rows.</summary>
    IEnumerable<string> Counter()
    {
        if (!_before.HasCounter || !_after.HasCounter)
            yield break;
        var (from, to) = (SqliteDdl.Text(_before.Name), SqliteDdl.Text(temporary));
        yield return $"DELETE FROM sqlite_sequence WHERE name = {to}";
        yield return "INSERT INTO sqlite_sequence (name, seq) "
            + $"SELECT {to}, seq FROM sqlite_sequence WHERE name = {from}";
    }

    IEnumerable<Hazard> CopyHazards()
    {
        foreach (var column in _after.Columns.Where(one => !one.Has("generated")))
        {
            if (_before.FindColumn(column.Name.Name) is not { } old)
                continue;
            // A value that is given for NULL leaves the others as they are.
            var isCopied = backfills.Find(column.Name) is null || BecomesNotNull(old, column);
            if (isCopied && HazardOfType(old, column) is { } hazard)
                yield return hazard;
            if (BecomesNotNull(old, column) && _after.IsInPrimaryKey(column))
                yield return SqliteHazards.NotNullMayFail(column.Name);
        }
        foreach (var column in change.Added.Where(one => one.Has("generated") && one.Has("not null")))
            yield return SqliteHazards.NotNullMayFail(column.Name);
        foreach (var constraint in _after.Constraints)
        {
            if (HazardOf(constraint) is { } hazard)
                yield return hazard;
        }
    }

    Hazard? HazardOfType(SchemaObject old, SchemaObject column)
    {
        var type = column["type"];
        if (BecomesRowid(old, column))
            return SqliteHazards.CastMayFail(column.Name, "INTEGER");
        if (_after.IsStrict && type != "ANY" && !(_before.IsStrict && old["type"] == type))
            return SqliteHazards.CastMayFail(column.Name, type ?? "");
        return SqliteAffinities.LossOf(SqliteAffinities.Of(old), SqliteAffinities.Of(column)) is { } loss
            ? SqliteHazards.Narrowing(column.Name, loss)
            : null;
    }

    Hazard? HazardOf(SchemaObject constraint) =>
        constraint["type"] switch
        {
            // With a new name only, it is one that was there.
            "check" => _before.Constraints.Exists(one => one["expression"] == constraint["expression"])
                ? null
                : SqliteHazards.CheckScan(constraint.Name),
            "foreign key" => _before.Constraints.Exists(one => IsSameReference(one, constraint))
                ? null
                : SqliteHazards.ForeignKeyCheck(constraint.Name, constraint["references"] ?? ""),
            _ => IsOldKey(constraint) || HasDistinctRows(constraint)
                ? null
                : SqliteHazards.UniqueMayFail(constraint.Name, constraint["columns"] ?? ""),
        };

    static bool IsSameReference(SchemaObject one, SchemaObject other) =>
        one["type"] == other["type"]
        && one["columns"] == other["columns"]
        && one["references"] == other["references"]
        && one["referenced columns"] == other["referenced columns"];

    /// <summary>A new column of NULLs, or of the rowids, makes all rows different.</summary>
    bool HasDistinctRows(SchemaObject key) =>
        SqliteTable
            .ColumnsOf(key)
            .Select(_after.FindColumn)
            .OfType<SchemaObject>()
            .Any(column =>
                change.Added.Contains(column)
                && backfills.Find(column.Name) is null
                && !column.Has("default")
                && !column.Has("generated")
                && (column == _after.RowidColumn || !_after.IsNotNull(column))
            );

    /// <summary>A key that some of its columns are already, whose values are told apart as before.</summary>
    bool IsOldKey(SchemaObject key)
    {
        var columns = SqliteTable.ColumnsOf(key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return columns.All(IsToldApartAsBefore)
            && _before.Constraints.Exists(one =>
                one["type"] is "primary key" or "unique"
                && (
                    one["columns"] == key["columns"]
                    || (
                        SqliteTable.ColumnsOf(one).TrueForAll(columns.Contains)
                        && !HasCollation(one)
                        && !HasCollation(key)
                    )
                )
            );
    }

    bool IsToldApartAsBefore(string name) =>
        _before.FindColumn(name) is { } old
        && _after.FindColumn(name) is { } column
        && old["collate"] == column["collate"]
        && !BecomesNotNull(old, column)
        && SqliteAffinities.LossOf(SqliteAffinities.Of(old), SqliteAffinities.Of(column)) is null;

    static bool HasCollation(SchemaObject key) =>
        (key["columns"] ?? "").Contains(" collate ", StringComparison.Ordinal);
}
