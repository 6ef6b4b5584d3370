using System.Text;
using System.Text.Json;

namespace Godwit;

/// <summary>Where a stand-alone or batched step stands: the <c>progress</c> column of the history.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Kind">What was going on.</param>
/// <param name="Next">Of a batched step: where the next window begins.</param>
/// <param name="End">Of a batched step: the bound that was frozen when it first started.</param>
/// <param name="IsUndo">The step is one of the way back.</param>
sealed record StepProgress(
    int Step,
    StepProgressKind Kind,
    string? Next = null,
    string? End = null,
    bool IsUndo = false
)
{
    /// <summary>Reads the column.</summary>
    /// <returns><see langword="null"/> for an empty column, or one that this version of Godwit did not write.</returns>
    public static StepProgress? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new(
                root.GetProperty("step").GetInt32(),
                Enum.Parse<StepProgressKind>(root.GetProperty("kind").GetString() ?? "", ignoreCase: true),
                root.TryGetProperty("next", out var next) ? next.GetString() : null,
                root.TryGetProperty("end", out var end) ? end.GetString() : null,
                root.TryGetProperty("undo", out var undo) && undo.GetBoolean()
            );
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// The step that a migration is at, in words: "step 2 of 3";
    /// of a way back "step 2 of its way back", as the row counts only the steps forward.
    /// </summary>
    public static string PlaceOf(HistoryEntry entry) =>
        Parse(entry.Progress) is { IsUndo: true } way
            ? $"step {(way.Kind == StepProgressKind.Done ? way.Step + 1 : way.Step)} of its way back"
            : $"step {entry.StepsApplied + 1} of {entry.Steps}";

    /// <summary>The column's text: a JSON object.</summary>
    public string Format()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("step", Step);
            json.WriteString("kind", Kind.ToString().ToLowerInvariant());
            if (Next is not null)
                json.WriteString("next", Next);
            if (End is not null)
                json.WriteString("end", End);
            if (IsUndo)
                json.WriteBoolean("undo", true);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

/// <summary>What a step was doing when its progress was written.</summary>
enum StepProgressKind
{
    /// <summary>A stand-alone statement was started; whether it ended is not known.</summary>
    Started,

    /// <summary>A stand-alone statement was started and failed; the engine knows how to take it up again.</summary>
    Retryable,

    /// <summary>Windows of a batched step are done up to a bound.</summary>
    Batches,

    /// <summary>The step is done; of the way back, whose steps are not counted in the row.</summary>
    Done,
}
