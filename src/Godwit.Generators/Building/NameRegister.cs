using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Godwit.Generators;

/// <summary>
/// The names that are taken. Tables, indexes and types share one space; constraints have one for each table.
/// </summary>
sealed class NameRegister(SqlDialect dialect, ProblemList problems)
{
    readonly Dictionary<(string?, string), string> _names = [];

    /// <summary>Takes a name, or says who has it.</summary>
    public void Add(string? space, string name, string what, Place? place)
    {
        CheckLength(name, place);
        if (_names.TryGetValue((space, Fold(name)), out var other))
            problems.Add(
                ProblemCodes.DuplicateName,
                place,
                $"The name '{name}' is given twice: to {other} and to {what}"
            );
        else
            _names.Add((space, Fold(name)), what);
    }

    /// <summary>
    /// Takes the name that someone gave, or the first that is free of those that the engine would give.
    /// </summary>
    public string Take(string? space, string? given, string implied, string what, Place? place)
    {
        var name = given ?? implied;
        for (var number = 1; given is null && _names.ContainsKey((space, Fold(name))); number++)
            name = implied + number.ToString(CultureInfo.InvariantCulture);
        Add(space, name, what, place);
        return name;
    }

    public void CheckLength(string name, Place? place)
    {
        if (dialect.LongestName == 0 || name.Length * 3 <= dialect.LongestName)
            return;
        var size = Encoding.UTF8.GetByteCount(name);
        if (size > dialect.LongestName)
            problems.Add(
                ProblemCodes.LongName,
                place,
                $"The name '{name}' has {size} bytes; PostgreSQL keeps {dialect.LongestName}. "
                    + "Give a shorter one, with Name = \"…\" where it is implied"
            );
    }

    // SQLite compares names without case; in PostgreSQL names that differ in case alone are asking for trouble,
    // but exist.
    string Fold(string name) => dialect.IsPostgreSql ? name : name.ToUpperInvariant();
}
