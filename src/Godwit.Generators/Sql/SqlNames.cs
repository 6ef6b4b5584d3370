using System.Collections.Generic;
using System.Text;

namespace Godwit.Generators;

/// <summary>Names as SQL writes them.</summary>
static class SqlNames
{
    // Reserved in PostgreSQL or SQLite: as a name of a column these need quotes in one of them.
    static readonly HashSet<string> _reserved = new(
        (
            "abort action add after all alter always analyse analyze and any array as asc asymmetric attach "
            + "authorization autoincrement before begin between binary both by cascade case cast check collate "
            + "collation column commit concurrently conflict constraint create cross current current_catalog "
            + "current_date current_role current_schema current_time current_timestamp current_user database default "
            + "deferrable deferred delete desc detach distinct do drop each else end escape except exclude exclusive "
            + "exists explain fail false fetch filter first following for foreign freeze from full generated glob "
            + "grant group groups having if ignore ilike immediate in index indexed initially inner insert instead "
            + "intersect into is isnull join key last lateral leading left like limit localtime localtimestamp match "
            + "materialized natural no not nothing notnull null nulls of offset on only or order others outer over "
            + "overlaps partition placing plan pragma preceding primary query raise range recursive references "
            + "regexp reindex release rename replace restrict returning right rollback row rows savepoint select "
            + "session_user set similar some symmetric system_user table tablesample temp temporary then ties to "
            + "trailing transaction trigger true unbounded union unique update user using vacuum values variadic "
            + "verbose view virtual when where window with without"
        ).Split(' '),
        StringComparer.Ordinal
    );

    public static string Quote(string name) =>
        name.Length > 0 && name[0] is (>= 'a' and <= 'z') or '_' && IsPlain(name) && !_reserved.Contains(name)
            ? name
            : "\"" + name.Replace("\"", "\"\"") + "\"";

    static bool IsPlain(string name)
    {
        foreach (var letter in name)
        {
            if (letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
                return false;
        }
        return true;
    }

    public static string Quote(string? schema, string name) =>
        schema is null ? Quote(name) : Quote(schema) + "." + Quote(name);

    public static string Join(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    public static string Literal(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary><c>HttpUrlOfUser2</c> becomes <c>http_url_of_user2</c>, <c>UserID</c> <c>user_id</c>.</summary>
    public static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var isWord =
                i > 0
                && char.IsUpper(name[i])
                && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (isWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
