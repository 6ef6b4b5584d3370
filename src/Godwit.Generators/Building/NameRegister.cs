using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Godwit.Generators;

/// <summary>The names that are taken: those that tables share, or those of the columns or constraints of one.</summary>
sealed class NameRegister(SqlDialect dialect, ProblemList problems)
{
    readonly Dictionary<(string?, string), (string Name, string What)> _names = [];

    /// <summary>The same names for another list of problems.</summary>
    public NameRegister Copy(ProblemList other)
    {
        var copy = new NameRegister(dialect, other);
        copy.TryJoin(this);
        return copy;
    }

    /// <summary>Takes all names of another register; false where one is taken.</summary>
    public bool TryJoin(NameRegister other)
    {
        foreach (var name in other._names)
        {
            if (_names.ContainsKey(name.Key))
                return false;
            _names.Add(name.Key, name.Value);
        }
        return true;
    }

    /// <summary>Takes a name, or says who has it.</summary>
    /// <param name="written">The name with what tells it from others, though not in the dialect: its schema.</param>
    public void Add(string? space, string name, string what, Place? place, string? written = null)
    {
        if (!Check(name, place))
            return;
        var key = (space, Fold(name));
        if (!_names.TryGetValue(key, out var other))
            _names.Add(key, (written ?? name, what));
        else if (dialect.IsPostgreSql || other.Name == (written ?? name))
            problems.Add(
                ProblemCodes.DuplicateName,
                place,
                $"The name '{name}' is given twice: to {other.What} and to {what}"
            );
        else
            problems.Refuse(
                place,
                $"{dialect.Name} tells no names apart by schema or case: "
                    + $"'{name}' is given to {other.What} and to {what}"
            );
    }

    /// <summary>
    /// Takes the name that someone gave, or the first that is free of those that the engine would give.
    /// </summary>
    public string Take(string? space, string? given, ImpliedName implied, string what, Place? place)
    {
        var name = given ?? implied.Text(dialect.LongestName);
        for (var number = 1; given is null && _names.ContainsKey((space, Fold(name))); number++)
            name = implied.Text(dialect.LongestName, number.ToString(CultureInfo.InvariantCulture));
        Add(space, name, what, place);
        return name;
    }

    /// <summary>Says what is wrong with a name by itself; false for none at all.</summary>
    public bool Check(string name, Place? place)
    {
        if (name.Length == 0)
        {
            problems.Add(ProblemCodes.Contradiction, place, "A name is empty");
            return false;
        }
        if (dialect.LongestName == 0 || name.Length * 3 <= dialect.LongestName)
            return true;
        var size = Encoding.UTF8.GetByteCount(name);
        if (size > dialect.LongestName)
            problems.Add(
                ProblemCodes.LongName,
                place,
                $"The name '{name}' has {size} bytes; PostgreSQL keeps {dialect.LongestName}. Give a shorter one"
            );
        return true;
    }

    // SQLite compares names without case; in PostgreSQL names that differ in case alone are asking for trouble,
    // but exist.
    string Fold(string name) => dialect.IsPostgreSql ? name : name.ToUpperInvariant();
}
