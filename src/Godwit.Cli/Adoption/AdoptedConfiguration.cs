using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Godwit.Cli;

/// <summary>
/// What a take-over writes into <c>godwit.json</c>: only its own keys, so that they can be taken back.
/// </summary>
/// <param name="path">The file, a full path; it need not be there.</param>
/// <param name="shell">Shows paths.</param>
sealed class AdoptedConfiguration(string path, Shell shell)
{
    static readonly JsonWriterOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly string? _text = File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)) : null;

    bool _isPrepared;

    public string Name => shell.Display(path);

    /// <summary>The file that is read, else one in the current folder.</summary>
    public static AdoptedConfiguration Of(Invocation run) =>
        new(run.Settings.FilePath ?? Path.Combine(run.Settings.BaseFolder, ConfigurationFile.FileName), run.Shell);

    /// <summary>
    /// The keys that the new folder needs, with their values; those that are there already are left out.
    /// </summary>
    public ValueList<KeyValuePair<string, string>> KeysFor(AdoptedFolder folder, ValueList<string> tables)
    {
        var text = _text ?? ConfigurationEdit.Empty;
        var excluded = Written(ConfigurationKey.Exclude);
        var all = new KeyValuePair<string, string>[]
        {
            new(ConfigurationKey.Layout.Name, Text(LayoutChoice.Native)),
            new(ConfigurationKey.Migrations.Name, Text(PlaceOf(folder))),
            new(ConfigurationKey.Exclude.Name, List(excluded.Union(tables, StringComparer.Ordinal))),
        };
        return all.Where(one => !Same(one)).ToValueList();

        ValueList<string> Written(ConfigurationKey key) =>
            ConfigurationEdit.Find(text, key.Name) is { } json ? ConfigurationEdit.Strings(json) : [];

        bool Same(KeyValuePair<string, string> one) =>
            ConfigurationEdit.Find(text, one.Key) is { } json
            && ConfigurationEdit.Strings(json).SequenceEqual(ConfigurationEdit.Strings(one.Value));
    }

    /// <summary>
    /// Writes them beside the file, the first one first, so that a file that cannot be written is noticed before
    /// anything is changed; what an earlier take-over wrote stays.
    /// </summary>
    /// <exception cref="AdoptException">The file cannot be written.</exception>
    public void Prepare(ValueList<KeyValuePair<string, string>> keys)
    {
        if (!Needs(keys))
            return;
        try
        {
            if (_text is not null)
                File.Open(path, FileMode.Open, FileAccess.ReadWrite).Dispose();
            WriteAside(
                keys.Reverse()
                    .Aggregate(
                        _text ?? ConfigurationEdit.Empty,
                        (text, one) => ConfigurationEdit.Set(text, one.Key, one.Value)
                    )
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdoptException(
                AdoptErrors.InTheWay,
                $"{Name} cannot be written, and this would go into it: {Show(keys)}. {e.Message} Nothing was changed.",
                e
            )
            {
                Hint = "Make it writable, or write the keys yourself and give the command again.",
            };
        }
    }

    /// <summary>Whether keys would be written.</summary>
    public bool Needs(ValueList<KeyValuePair<string, string>> keys) => keys.Count > 0 && !IsWritten;

    /// <summary>Puts what was prepared in its place.</summary>
    public void Publish()
    {
        if (_isPrepared)
            File.Move(Aside, path, overwrite: true);
    }

    /// <summary>Forgets what was prepared.</summary>
    public void Discard()
    {
        if (_isPrepared)
            File.Delete(Aside);
    }

    /// <summary>Whether there is something to take back.</summary>
    public bool IsWritten => _text is not null && ConfigurationEdit.Undo(_text) != _text;

    /// <summary>
    /// Whether there is something to take back, and it is about this folder, not that of another take-over.
    /// </summary>
    public bool IsWrittenFor(AdoptedFolder? folder) =>
        folder is not null
        && IsWritten
        && ConfigurationEdit.Find(_text ?? "", ConfigurationKey.Migrations.Name) is { } json
        && ConfigurationEdit.Strings(json).SequenceEqual([PlaceOf(folder)]);

    /// <summary>Takes back what <see cref="Write"/> wrote.</summary>
    public void Undo()
    {
        var text = ConfigurationEdit.Undo(_text ?? "");
        if (text == ConfigurationEdit.Empty)
            File.Delete(path);
        else
        {
            WriteAside(text);
            Publish();
        }
    }

    string PlaceOf(AdoptedFolder folder) => folder.RelativeTo(Path.GetDirectoryName(path) ?? path);

    /// <summary>The keys as an object of JSON, for people and machines.</summary>
    public static string Show(ValueList<KeyValuePair<string, string>> keys) =>
        $"{{{string.Join(',', keys.Select(one => $"\"{one.Key}\":{one.Value}"))}}}";

    // The file is there with all of it, or as it was.
    void WriteAside(string text)
    {
        File.WriteAllBytes(Aside, Encoding.UTF8.GetBytes(text));
        _isPrepared = true;
    }

    string Aside => $"{path}.adopt";

    static string Text(string value) => Json(json => json.WriteStringValue(value));

    static string List(IEnumerable<string> values) =>
        Json(json =>
        {
            json.WriteStartArray();
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        });

    static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _writing))
            write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
