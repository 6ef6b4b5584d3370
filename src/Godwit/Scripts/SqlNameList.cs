namespace Godwit;

/// <summary>Reads names as an engine's catalog writes them.</summary>
static class SqlNameList
{
    /// <summary>The names in <c>id, "order", public.users</c> without quotes, each in its parts.</summary>
    public static ValueList<ValueList<string>> Read(string text, SqlSyntax syntax)
    {
        var names = new List<ValueList<string>>();
        var parts = new List<string>();
        var tokens = new SqlTokenizer(text, new(0, text.Length), syntax);
        while (tokens.MoveNext())
        {
            if (tokens.IsSymbol(','))
            {
                names.Add(parts.ToValueList());
                parts.Clear();
            }
            else if (!tokens.IsSymbol('.'))
                parts.Add(syntax.NameOf(tokens.Text));
        }
        names.Add(parts.ToValueList());
        return names.ToValueList();
    }

    /// <summary>The names in a list of columns.</summary>
    public static IEnumerable<string> Columns(string text, SqlSyntax syntax) =>
        Read(text, syntax).Select(parts => string.Join(' ', parts));
}
