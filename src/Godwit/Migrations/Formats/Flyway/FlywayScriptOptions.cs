namespace Godwit;

/// <summary>What stands in <c>V1__name.sql.conf</c> beside a script.</summary>
/// <param name="ExecuteInTransaction">Absent: the file's statements decide.</param>
/// <param name="Encoding">Absent: the folder's.</param>
/// <param name="PlaceholderReplacement">Absent: the folder's.</param>
/// <param name="ShouldExecute">False: the script is passed over.</param>
sealed record FlywayScriptOptions(
    bool? ExecuteInTransaction = null,
    string? Encoding = null,
    bool? PlaceholderReplacement = null,
    bool ShouldExecute = true
)
{
    /// <summary>Reads the file, where it is.</summary>
    /// <exception cref="InvalidMigrationFolderException">A key is unknown, or a value does not fit.</exception>
    public static FlywayScriptOptions Read(string script, FlywaySettings settings)
    {
        var path = script + ".conf";
        return settings.Carried?.ContainsKey(path) ?? File.Exists(path)
            ? Parse(FlywayText.Read(path, "UTF-8", detects: false, settings.Carried), path, settings)
            : new FlywayScriptOptions();
    }

    public static FlywayScriptOptions Parse(string text, string path, FlywaySettings settings)
    {
        var options = new FlywayScriptOptions();
        foreach (var value in FlywayConfText.Read(text, path, _ => null))
        {
            options = value.Key.ToUpperInvariant() switch
            {
                "EXECUTEINTRANSACTION" => options with { ExecuteInTransaction = value.IsTrue() },
                "ENCODING" => options with { Encoding = value.Text },
                "PLACEHOLDERREPLACEMENT" => options with { PlaceholderReplacement = value.IsTrue() },
                "SHOULDEXECUTE" => options with { ShouldExecute = Evaluate(value, text, settings) },
                _ => throw value.Invalid(
                    $"'{value.Key}' is not a parameter of a script; known are executeInTransaction, encoding, "
                        + "placeholderReplacement and shouldExecute."
                ),
            };
        }
        return options;
    }

    /// <summary><c>true</c>, <c>false</c>, or two texts with <c>==</c> or <c>!=</c>, with placeholders.</summary>
    static bool Evaluate(FlywayValue value, string text, FlywaySettings settings)
    {
        // Variables of the environment were taken out on reading; placeholders are meant.
        var raw = text.Split('\n')
            .Select(line => line.Trim())
            .First(line => line.StartsWith("shouldExecute", StringComparison.OrdinalIgnoreCase));
        var written = raw[(raw.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        var filled = new FlywayPlaceholders(settings, []).Replace(new(value.Place, written)).Text;
        foreach (var sign in new[] { "==", "!=" })
        {
            if (filled.Split(sign) is [var left, var right])
                return (Unquoted(left) == Unquoted(right)) == (sign == "==");
        }
        return (value with { Items = [filled] }).IsTrue();
    }

    static string Unquoted(string text) => text.Trim().Trim('"', '\'');
}
