using System.Text;

namespace Godwit.Cli;

/// <summary>Names of C# for names of a database.</summary>
static class ClassNaming
{
    // Members of every object, which a property would hide.
    static readonly HashSet<string> _hidden =
    [
        "Equals",
        "Finalize",
        "GetHashCode",
        "GetType",
        "MemberwiseClone",
        "ReferenceEquals",
        "ToString",
    ];

    /// <summary><c>order_lines</c> becomes <c>OrderLines</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var isShouted = !name.Any(char.IsLower);
        var isStart = true;
        foreach (var letter in name)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                isStart = true;
                continue;
            }
            text.Append(
                isStart ? char.ToUpperInvariant(letter)
                : isShouted ? char.ToLowerInvariant(letter)
                : letter
            );
            isStart = false;
        }
        if (text.Length == 0 || char.IsDigit(text[0]))
            text.Insert(0, '_');
        return text.ToString();
    }

    /// <summary>The first of a name, the name with a word, and the name with numbers, that is free.</summary>
    public static string Unique(string name, string word, Predicate<string> isTaken)
    {
        if (!isTaken(name))
            return name;
        var found = name + word;
        for (var number = 2; isTaken(found); number++)
            found = $"{name}{word}{number}";
        return found;
    }

    /// <summary>The properties for the columns of a table, by the names of the columns.</summary>
    public static Dictionary<string, string> Properties(string className, IEnumerable<string> columns)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { className };
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var name = Unique(Pascal(column), "Value", one => _hidden.Contains(one) || taken.Contains(one));
            taken.Add(name);
            properties.Add(column, name);
        }
        return properties;
    }

    /// <summary>The members for the labels of an enum, in their order.</summary>
    public static ValueList<string> Members(IEnumerable<string> labels)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<string>();
        foreach (var label in labels)
        {
            var name = Unique(Pascal(label), "Value", taken.Contains);
            taken.Add(name);
            members.Add(name);
        }
        return members.ToValueList();
    }
}
