using System.Globalization;

namespace Godwit;

/// <summary>
/// Rows to try: first plain ones, then with values that the constraints speak of. The same table gets the same rows.
/// </summary>
sealed class SqliteSeedValues
{
    // With gaps, so that rows which are numbered anew are noticed.
    static readonly long[] _numbers = [2, 5, 11];

    static readonly object[] _common =
    [
        0L,
        1L,
        "",
        "a",
        "A1",
        "2024-02-03",
        "2024-02-03 04:05:06",
        "2024-02-03T04:05:06Z",
        "{}",
        "[]",
        "a@b.example",
        "https://a.example/",
        "00000000-0000-4000-8000-000000000000",
        0.5,
        -1L,
    ];

    readonly SqliteTable _table;
    readonly List<SchemaObject> _columns;
    readonly Dictionary<SchemaObject, List<object>> _spoken = [];
    readonly Random _random = new(20240203);
    readonly HashSet<string> _blamed = new(StringComparer.OrdinalIgnoreCase);

    public SqliteSeedValues(SqliteTable table)
    {
        _table = table;
        _columns = [.. table.Columns.Where(one => !one.Has("generated"))];
        var checks = table.Constraints.Where(one => one["type"] == "check").Select(one => one["expression"] ?? "");
        foreach (var check in checks)
            Note(new(check));
    }

    /// <summary>For each foreign key, the rows that it may refer to.</summary>
    public Dictionary<SchemaObject, List<object?[]>> Parents { get; } = [];

    /// <summary>A row to try.</summary>
    /// <param name="row">How many there are already.</param>
    /// <param name="attempt">How many were tried.</param>
    public List<(string Column, object? Value)> Next(int row, int attempt)
    {
        var isPlain = attempt == row;
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in _columns)
            values[column.Name.Name] = isPlain ? Plain(column, row) : Any(column, row, attempt);
        foreach (var key in Parents.Keys)
            Refer(key, row, values);
        if (_table.RowidColumn is null && _table.HasRowid && _table.FindColumn("rowid") is null)
            values["rowid"] = _numbers[row % _numbers.Length];
        return [.. values.Select(one => (one.Key, one.Value))];
    }

    /// <summary>Columns that SQLite named are varied first.</summary>
    public void Blame(string message)
    {
        foreach (var column in _columns)
        {
            if (message.Contains(column.Name.Name, StringComparison.OrdinalIgnoreCase))
                _blamed.Add(column.Name.Name);
        }
    }

    // The second row has NULL wherever that is allowed.
    object? Plain(SchemaObject column, int row) =>
        row == 1 && !_table.IsNotNull(column) && !_table.IsInPrimaryKey(column) ? null : Base(column, row);

    object? Any(SchemaObject column, int row, int attempt)
    {
        var isSuspect = _blamed.Contains(column.Name.Name) || _spoken.ContainsKey(column);
        if (!isSuspect && attempt < 100)
            return Base(column, row);
        var choice = _random.Next(4);
        if (choice == 0 || (choice == 1 && !_spoken.ContainsKey(column)))
            return Base(column, row + _random.Next(3) * 7);
        if (choice == 1)
            return Pick(_spoken[column]);
        return choice == 2 && !_table.IsNotNull(column) ? null : Pick(_spoken.GetValueOrDefault(column, [.. _common]));
    }

    object Pick(List<object> values) => _random.Next(5) == 0 ? Pick(_common) : values[_random.Next(values.Count)];

    object Pick(object[] values) => values[_random.Next(values.Length)];

    static object Base(SchemaObject column, int row)
    {
        var number = row < _numbers.Length ? _numbers[row] : row * 3L;
        return SqliteAffinities.Of(column) switch
        {
            SqliteAffinity.Text => $"{column.Name.Name} {number}",
            SqliteAffinity.Real => number + 0.25,
            SqliteAffinity.Blob when column["type"] == "BLOB" => new byte[] { 0x61, (byte)(0x61 + number) },
            _ => number,
        };
    }

    void Refer(SchemaObject key, int row, Dictionary<string, object?> values)
    {
        var columns = SqliteTable.ColumnsOf(key);
        var rows = Parents[key];
        for (var i = 0; i < columns.Count; i++)
        {
            var isOptional = _table.FindColumn(columns[i]) is { } column && !_table.IsNotNull(column);
            if (rows.Count > 0 && i < rows[0].Length && !(row == 1 && isOptional))
                values[columns[i]] = rows[row % rows.Count][i];
            else if (isOptional && !SelfKey(key).Contains(columns[i]))
                values[columns[i]] = null;
        }
    }

    // A row that refers to itself keeps its key.
    List<string> SelfKey(SchemaObject key) =>
        key["references"] == _table.Name && _table.PrimaryKey is { } own ? SqliteTable.ColumnsOf(own) : [];

    /// <summary>The values in a check go to the columns in it; a number is a length, too.</summary>
    void Note(SqliteTokens check)
    {
        var values = new List<object>();
        for (var i = 0; i < check.Count; i++)
        {
            if (check[i].Kind == SqlTokenKind.String)
                values.Add(check.NameAt(i));
            else if (
                check[i].Kind == SqlTokenKind.Number
                && double.TryParse(check.TextOf(i), CultureInfo.InvariantCulture, out var number)
            )
                values.AddRange(Around(number));
        }
        foreach (var name in check.Names())
        {
            if (_table.FindColumn(name) is { } column && values.Count > 0)
            {
                var known = _spoken.TryGetValue(column, out var list) ? list : _spoken[column] = [];
                known.AddRange(values);
            }
        }
    }

    static IEnumerable<object> Around(double number)
    {
        if (number != Math.Floor(number) || Math.Abs(number) > int.MaxValue)
            return [number, number + 0.5, number - 0.5];
        var whole = (long)number;
        var lengths = new[] { whole - 1, whole, whole + 1 }.Where(length => length is >= 0 and <= 200);
        return [whole, whole + 1, whole - 1, .. lengths.Select(object (length) => new string('x', (int)length))];
    }
}
