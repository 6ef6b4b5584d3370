namespace Godwit;

/// <summary>
/// The comments by which goose and dbmate put a migration and its way back into one file. Run as plain SQL, the second
/// half would undo the first.
/// </summary>
/// <remarks>pressly.github.io/goose, "SQL migrations"; the README of dbmate, "Creating migrations".</remarks>
enum SectionMarker
{
    /// <summary><c>-- +goose Up</c>, <c>-- migrate:up</c></summary>
    Up,

    /// <summary><c>-- migrate:up transaction:false</c></summary>
    UpWithoutTransaction,

    /// <summary><c>-- +goose Down</c>, <c>-- migrate:down</c></summary>
    Down,

    /// <summary><c>-- migrate:down transaction:false</c></summary>
    DownWithoutTransaction,

    /// <summary><c>-- +goose NO TRANSACTION</c></summary>
    WithoutTransaction,

    /// <summary><c>-- +goose StatementBegin</c> and <c>StatementEnd</c>: the splitter needs no help.</summary>
    Statement,

    /// <summary>Any other word of goose's.</summary>
    Unknown,
}

/// <summary>Reads the markers.</summary>
static class SectionMarkers
{
    const string Goose = "+goose";
    const string Dbmate = "migrate:";

    /// <summary>True for a comment that is a marker.</summary>
    public static bool IsMarker(ReadOnlySpan<char> comment)
    {
        var inside = comment.StartsWith("--", StringComparison.Ordinal) ? comment[2..].TrimStart() : default;
        return inside.StartsWith(Goose, StringComparison.OrdinalIgnoreCase)
            || inside.StartsWith(Dbmate + "up", StringComparison.Ordinal)
            || inside.StartsWith(Dbmate + "down", StringComparison.Ordinal);
    }

    /// <summary>What the marker says; <see langword="null"/> for a comment that is none.</summary>
    public static SectionMarker? Read(ReadOnlySpan<char> comment)
    {
        if (!IsMarker(comment))
            return null;
        var words = string.Join(
            ' ',
            comment[2..].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return words.ToLowerInvariant() switch
        {
            "+goose up" or "migrate:up" => SectionMarker.Up,
            "migrate:up transaction:false" => SectionMarker.UpWithoutTransaction,
            "+goose down" or "migrate:down" => SectionMarker.Down,
            "migrate:down transaction:false" => SectionMarker.DownWithoutTransaction,
            "+goose no transaction" => SectionMarker.WithoutTransaction,
            "+goose statementbegin" or "+goose statementend" => SectionMarker.Statement,
            _ => SectionMarker.Unknown,
        };
    }
}
