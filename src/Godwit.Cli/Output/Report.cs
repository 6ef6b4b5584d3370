using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Godwit.Cli;

/// <summary>
/// Everything a command says: results on standard output, the rest on standard error, or one JSON object.
/// </summary>
sealed partial class Report(Shell shell, bool isJson, bool isVerbose, bool isColourless)
{
    readonly List<(string Name, Action<Utf8JsonWriter> Write)> _fields = [];
    IAnsiConsole? _outTerminal;
    IAnsiConsole? _errorTerminal;

    /// <summary>What people type to start this bundle; absent: it is the plain command.</summary>
    public string? BundleName { get; init; }

    /// <summary>True where the result is one JSON object.</summary>
    public bool IsJson => isJson;

    /// <summary>Standard output, where people look at it.</summary>
    public IAnsiConsole? OutTerminal => _outTerminal ??= Terminal(shell.Out, shell.IsOutTerminal);

    /// <summary>Standard error, where people look at it.</summary>
    public IAnsiConsole? ErrorTerminal => _errorTerminal ??= Terminal(shell.Error, shell.IsErrorTerminal);

    IAnsiConsole? Terminal(TextWriter writer, bool isTerminal)
    {
        if (isJson || !isTerminal || shell.Variable("TERM") == "dumb")
            return null;
        var hasColour = !isColourless && string.IsNullOrEmpty(shell.Variable("NO_COLOR"));
        return AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                ColorSystem = hasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            }
        );
    }

    /// <summary>A line of the result, as it is: nothing is taken out of it.</summary>
    public void Exact(string text)
    {
        if (!isJson)
            shell.Out.Write(text);
    }

    /// <summary>A line of the result.</summary>
    public void Result(string line)
    {
        if (!isJson)
            shell.Out.Write(Told(line) + "\n");
    }

    /// <summary>A line beside the result.</summary>
    public void Note(string line)
    {
        if (!isJson)
            shell.Error.Write(Told(line) + "\n");
    }

    /// <summary>A line beside the result, for those who asked for more.</summary>
    public void Detail(string line)
    {
        if (isVerbose)
            shell.Error.Write(SecretText.Redact(line) + "\n");
    }

    /// <summary>As people read it: without secrets, and in a bundle under the name of the bundle.</summary>
    string Told(string text)
    {
        var told = SecretText.Redact(text);
        return BundleName is null
            ? told
            : CommandOfBundle().Replace(told, one => $"`{BundleName} {one.Groups[1].Value}");
    }

    [GeneratedRegex("`godwit (migrate|status|repair)\\b", RegexOptions.CultureInvariant)]
    private static partial Regex CommandOfBundle();

    /// <summary>A field of the JSON object. It is written at the end, also when the command fails.</summary>
    public void Field(string name, Action<Utf8JsonWriter> write) => _fields.Add((name, write));

    /// <summary>Ends the report.</summary>
    public void End(int exitCode, GodwitException? error)
    {
        if (isJson)
            shell.Out.Write(Json(exitCode, error) + "\n");
        else if (error is not null)
            Show(error);
        if (error is not null)
            Detail(error.ToString());
    }

    void Show(GodwitException error)
    {
        var text = $" {error.Code}: {error.Message}\n";
        // Messages that already end with what to do do not say it twice.
        if (error.Hint is { } hint && !error.Message.Contains(hint, StringComparison.Ordinal))
            text += $"  {hint}\n";
        text = Told(text);
        if (ErrorTerminal is { } terminal)
            terminal.Write(new Text("error", new Style(Color.Red, decoration: Decoration.Bold)));
        else
            shell.Error.Write("error");
        shell.Error.Write(text);
    }

    string Json(int exitCode, GodwitException? error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            json.WriteBoolean("ok", exitCode == ExitCodes.Done);
            json.WriteNumber("exitCode", exitCode);
            foreach (var (name, write) in _fields)
            {
                json.WritePropertyName(name);
                write(json);
            }
            if (error is not null)
                WriteError(json, error);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    void WriteError(Utf8JsonWriter json, GodwitException error)
    {
        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("message", Told(error.Message));
        json.WriteString("file", error.Location?.File);
        json.WriteNumberOrNull("line", error.Location?.Line);
        json.WriteNumberOrNull("column", error.Location?.Column);
        json.WriteString("sqlState", error.SqlState);
        json.WriteString("hint", error.Hint is { } hint ? Told(hint) : null);
        json.WriteEndObject();
    }
}
