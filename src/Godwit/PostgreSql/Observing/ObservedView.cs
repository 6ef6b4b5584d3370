namespace Godwit;

/// <summary>Turns rows into observations of objects, with names in the place of numbers.</summary>
sealed class ObservedView(ObservedNames names)
{
    readonly HashSet<ObservedObject> _objects = [];
    readonly Dictionary<string, ObservedObject> _keyed = [];

    public void Add(IReadOnlyList<ObservedRow> rows)
    {
        var places = new ObservedPlaces(rows, names);
        var objects = rows.Select(Find).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            if (objects[i] is not { } one)
                continue;
            _objects.Add(one);
            places.Put(one, rows[i]);
        }
        for (var i = 0; i < rows.Count; i++)
        {
            if (objects[i] is { } one)
                See(one, rows[i]);
        }
    }

    /// <summary>Everything that was seen, sorted.</summary>
    public ValueList<Observation> Finish(IEnumerable<string> unreadable)
    {
        var seen = new List<Observation>(_objects.Sum(one => one.Seen.Count));
        foreach (var one in _objects.Order(ObservedObject.Order))
        {
            one.Seen.Sort((left, right) => string.CompareOrdinal(left.Property, right.Property));
            seen.AddRange(one.Seen);
        }
        var notes = unreadable.Distinct().Order(StringComparer.Ordinal);
        seen.AddRange(
            notes.Select(one => new Observation("", "", one, Observation.Unreadable, "true") { IsNote = true })
        );
        return seen.ToValueList();
    }

    ObservedObject? Find(ObservedRow row) =>
        row.From.Naming switch
        {
            ObservedNaming.Identified => names.Find(row.From.Catalog.Name, OidList.One(row.Values[0])),
            ObservedNaming.Shared => names.Find(row.From.Columns[row.From.Key[0]].Target, OidList.One(row.KeyPart(0))),
            ObservedNaming.Column => names.FindColumn(OidList.One(row.KeyPart(0)), Number(row)),
            _ => Keyed(row),
        };

    // As the key has it; in pg_attribute, the place among the columns that are left is in its place.
    static int Number(ObservedRow row) =>
        (int)OidList.One(row.From.Catalog.Name == "pg_attribute" ? row["number"] : row.KeyPart(1));

    ObservedObject Keyed(ObservedRow row)
    {
        var kind = row.From.Catalog.Name == "pg_inherits" ? "child and parent" : Words(row.From.Catalog.Name);
        var identity = string.Join(' ', row.From.Key.Select(part => Text(row, part)));
        if (!_keyed.TryGetValue($"{kind} {identity}", out var one))
            _keyed[$"{kind} {identity}"] = one = new(kind, "", identity);
        return one;
    }

    static string Words(string catalog) => catalog["pg_".Length..].Replace('_', ' ');

    void See(ObservedObject one, ObservedRow row)
    {
        var isDerived = ObservedDerived.HasMadeUp(one);
        for (var i = 0; i < row.Values.Length; i++)
        {
            var column = row.From.Columns[i];
            if (column.IsHidden || row.Values[i] is null || (isDerived && ObservedDerived.IsMadeUp(column, one)))
                continue;
            if (ObservedDerived.IsHistory(column, row))
                continue;
            var text = Text(row, i);
            if (column.Form == ObservedForm.Expression)
                one.SeeExpression(column.Name, text, Context(column, one, row));
            else
                one.See(column.Name, text, column.Form == ObservedForm.Place);
        }
    }

    string Text(ObservedRow row, int index)
    {
        var column = row.From.Columns[index];
        var value = row.Values[index] ?? "";
        return column.Form switch
        {
            ObservedForm.Reference when !column.IsList => names.Identity(column.Target, OidList.One(value)),
            ObservedForm.Reference => Join(column, OidList.Of(value).Select(oid => names.Identity(column.Target, oid))),
            ObservedForm.Columns => ColumnNames(column, value, OidList.One(row.Values[column.Table])),
            _ => value,
        };
    }

    string ColumnNames(ObservedColumn column, string numbers, uint table) =>
        Join(column, OidList.OfColumns(numbers).Select(number => names.ColumnName(table, number)));

    static string Join(ObservedColumn column, IEnumerable<string> parts) =>
        string.Join(", ", column.IsSet ? parts.Order(StringComparer.Ordinal) : parts);

    string? Context(ObservedColumn column, ObservedObject one, ObservedRow row)
    {
        if (column.Context != ObservedContext.Owner)
            return column.Context == ObservedContext.None ? "" : $"{column.Context} {one.Kind} {one.Identity}";
        var relation = row.From.Owner >= 0 ? OidList.One(row.Values[row.From.Owner]) : 0;
        if (relation != 0)
            return $"Relation {names.Identity("pg_class", relation)}";
        return row.From.Catalog.Has("contypid")
            ? $"Domain {names.Identity("pg_type", OidList.One(row["contypid"]))}"
            : "";
    }
}
