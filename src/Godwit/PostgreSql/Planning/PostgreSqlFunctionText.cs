using System.Text;

namespace Godwit;

/// <summary>The text of functions and procedures.</summary>
static class PostgreSqlFunctionText
{
    const string Set = "set:";

    // What the server takes where nothing is said (pg_proc.dat, CREATE FUNCTION).
    const string CostOfMachineCode = "1";
    const string CostOfOthers = "100";
    const string Rows = "1000";

    // Settings that are lists of names (GUC_LIST_QUOTE in the server's source): each name is a literal of its own.
    static readonly HashSet<string> _lists =
    [
        "local_preload_libraries",
        "search_path",
        "session_preload_libraries",
        "shared_preload_libraries",
        "temp_tablespaces",
        "unix_socket_directories",
    ];

    /// <summary>The statement that makes a new one.</summary>
    public static string Create(SchemaObject routine) => Text("CREATE", routine);

    /// <summary>The statement that takes the place of the one of the same name.</summary>
    public static string Replace(SchemaObject routine) => Text("CREATE OR REPLACE", routine);

    /// <summary><c>FUNCTION public.total(integer)</c>.</summary>
    public static string Reference(ObjectName name) =>
        $"{Word(name)} {PostgreSqlIdentifier.Of(name)}({name.Signature})";

    /// <summary>True for what <c>ALTER FUNCTION</c> can say.</summary>
    public static bool IsOption(string setting, SchemaObject routine) =>
        setting is "volatility" or "leakproof" or "strict" or "security definer" or "parallel" or "cost" or "rows"
        || setting.StartsWith(Set, StringComparison.Ordinal)
        || (setting == "support" && routine.Has("support"));

    /// <summary>The statement that changes options only.</summary>
    public static string Alter(Change.Alter change, IEnumerable<string> settings)
    {
        var options = settings.Select(one => Option(one, change.To, change.To[one])).ToList();
        var separator = options.Count == 1 ? " " : "\n    ";
        return $"ALTER {Reference(change.To.Name)}{separator}{string.Join(separator, options)}";
    }

    /// <summary>How many arguments may be left out.</summary>
    public static int CountDefaults(SchemaObject routine)
    {
        var text = routine["defaults"] ?? "";
        var (count, depth) = (0, 0);
        var tokens = new SqlTokenizer(text, new(0, text.Length), PostgreSqlStatements.Syntax);
        while (tokens.MoveNext())
        {
            if (tokens.IsSymbol('(') || tokens.IsSymbol('['))
                depth++;
            else if (tokens.IsSymbol(')') || tokens.IsSymbol(']'))
                depth--;
            else if (depth == 0 && tokens.IsWord("default"))
                count++;
        }
        return count;
    }

    static string Text(string create, SchemaObject routine)
    {
        var text = new StringBuilder();
        var arguments = routine["defaults"] ?? routine["arguments"];
        text.Append($"{create} {Word(routine.Name)} {PostgreSqlIdentifier.Of(routine.Name)}({arguments})");
        if (routine["returns"] is { } result)
            text.Append("\n    RETURNS ").Append(result);
        if (routine["transforms"] is { } transforms)
            text.Append("\n    TRANSFORM ").Append(transforms);
        text.Append("\n    LANGUAGE ").Append(routine["language"]);
        if (routine.Has("window"))
            text.Append(" WINDOW");
        foreach (var one in _options.Where(routine.Has))
            text.Append(' ').Append(Option(one, routine, routine[one]));
        foreach (var one in routine.Settings.Where(one => one.Name.StartsWith(Set, StringComparison.Ordinal)))
            text.Append("\n    ").Append(Option(one.Name, routine, one.Value));
        return text.Append('\n').Append(Body(routine)).ToString();
    }

    static readonly ValueList<string> _options =
    [
        "volatility",
        "leakproof",
        "strict",
        "security definer",
        "parallel",
        "cost",
        "rows",
        "support",
    ];

    static string Option(string setting, SchemaObject routine, string? value) =>
        setting switch
        {
            "volatility" => (value ?? "volatile").ToUpperInvariant(),
            "leakproof" => value is null ? "NOT LEAKPROOF" : "LEAKPROOF",
            "strict" => value is null ? "CALLED ON NULL INPUT" : "STRICT",
            "security definer" => value is null ? "SECURITY INVOKER" : "SECURITY DEFINER",
            "parallel" => $"PARALLEL {(value ?? "unsafe").ToUpperInvariant()}",
            "cost" => $"COST {value ?? (IsMachineCode(routine) ? CostOfMachineCode : CostOfOthers)}",
            "rows" => $"ROWS {value ?? Rows}",
            "support" => $"SUPPORT {value}",
            _ when value is null => $"RESET {Parameter(setting)}",
            _ => $"SET {Parameter(setting)} TO {Values(setting[Set.Length..], value)}",
        };

    static bool IsMachineCode(SchemaObject routine) => routine["language"] is "c" or "internal";

    // Names of extensions' parameters have a dot.
    static string Parameter(string setting) =>
        string.Join('.', setting[Set.Length..].Split('.').Select(PostgreSqlIdentifier.Quote));

    static string Values(string parameter, string value) =>
        _lists.Contains(parameter)
            ? string.Join(", ", Names(value).Select(PostgreSqlIdentifier.Literal))
            : PostgreSqlIdentifier.Literal(value);

    /// <summary>The names in a list: in quotes, with those inside them doubled, or without.</summary>
    static List<string> Names(string list)
    {
        var names = new List<string>();
        var tokens = new SqlTokenizer(list, new(0, list.Length), PostgreSqlStatements.Syntax);
        var name = "";
        while (tokens.MoveNext())
        {
            if (tokens.IsSymbol(','))
            {
                names.Add(name);
                name = "";
            }
            else
                name +=
                    tokens.Current.Kind == SqlTokenKind.QuotedIdentifier
                        ? tokens.Text[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal)
                        : tokens.Text.ToString();
        }
        names.Add(name);
        return names;
    }

    static string Body(SchemaObject routine) =>
        routine["sql body"] is { } parsed ? parsed
        : routine["library"] is { } library
            ? $"AS {PostgreSqlIdentifier.Literal(library)}, {PostgreSqlIdentifier.Literal(routine["body"] ?? "")}"
        : routine["language"] == "internal" ? $"AS {PostgreSqlIdentifier.Literal(routine["body"] ?? "")}"
        : $"AS {DollarQuoted(routine["body"] ?? "")}";

    /// <summary>A text between dollar quotes that do not occur in it.</summary>
    static string DollarQuoted(string body)
    {
        if (!body.Contains("$$", StringComparison.Ordinal) && !body.EndsWith('$'))
            return $"$${body}$$";
        var tag = "body";
        while (body.Contains($"${tag}", StringComparison.Ordinal))
            tag += "_";
        return $"${tag}${body}${tag}$";
    }

    static string Word(ObjectName name) => name.Kind == ObjectKind.Procedure ? "PROCEDURE" : "FUNCTION";
}
