using System.Globalization;

namespace Godwit;

/// <summary>Versions of SQLite as numbers.</summary>
static class SqliteVersion
{
    /// <summary><c>3.50.4</c> is 3050004, as <c>sqlite3_libversion_number</c> says.</summary>
    public static int Parse(string version)
    {
        var number = 0;
        var parts = version.Split('.');
        for (var i = 0; i < 3; i++)
        {
            var part = i < parts.Length ? int.Parse(parts[i], CultureInfo.InvariantCulture) : 0;
            number = number * 1000 + part;
        }
        return number;
    }
}
