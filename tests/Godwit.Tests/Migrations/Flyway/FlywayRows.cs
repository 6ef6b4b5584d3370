using System.Globalization;

namespace Godwit;

/// <summary>Files and rows, written in few characters.</summary>
static class FlywayRows
{
    /// <summary>A file by its name without ending; its checksum is that of the name, and 7 with a star behind it.</summary>
    public static FlywayMigration File(string text)
    {
        var isEdited = text.EndsWith('*');
        var isCode = text.EndsWith('!');
        var stem = text.TrimEnd('*', '!');
        var name = FlywayFileName.TryParse(stem + ".sql", new(), out _) ?? throw new ArgumentException(text);
        var type = name.Kind switch
        {
            _ when isCode => "JDBC",
            FlywayFileKind.Undo => "UNDO_SQL",
            FlywayFileKind.Baseline => "SQL_BASELINE",
            _ => "SQL",
        };
        return new(name, type, stem + ".sql", $"db/{stem}.sql", new())
        {
            Checksum =
                isCode ? null
                : isEdited ? 7
                : FlywayChecksum.Of(stem),
        };
    }

    /// <summary>
    /// A row: the name of its file, then <c>f</c> for a failed one; <c>BASELINE 2</c>, <c>DELETE V1__a</c>,
    /// <c>JDBC V1__a</c>.
    /// </summary>
    public static FlywayRow Row(string text, int rank)
    {
        var isFailed = text.EndsWith(" f", StringComparison.Ordinal);
        var words = (isFailed ? text[..^2] : text).Split(' ');
        if (words[0] is "BASELINE" or "SCHEMA")
            return new()
            {
                InstalledRank = rank,
                VersionText = words[0] == "SCHEMA" ? null : words[1],
                Description = "<< Flyway Baseline >>",
                Type = words[0],
                Script = "<< Flyway Baseline >>",
                Success = true,
            };
        var row = FlywayRow.Of(File(words[^1]), rank, !isFailed);
        return words.Length == 1 ? row : row with { Type = words[0] };
    }

    public static ValueList<FlywayMigration> Files(string text) => Split(text).Select(File).ToValueList();

    public static ValueList<FlywayRow> Rows(string text) =>
        Split(text).Select((one, index) => Row(one, index + 1)).ToValueList();

    /// <summary>Rows as pg_dump writes them.</summary>
    public static ValueList<FlywayRow> ReadDump(string file) =>
        System
            .IO.File.ReadLines(file)
            .SkipWhile(line => !line.StartsWith("COPY public.flyway_schema_history", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line != "\\.")
            .Select(line => line.Split('\t'))
            .Select(c => new FlywayRow
            {
                InstalledRank = Number(c[0]),
                VersionText = c[1] == "\\N" ? null : c[1],
                Description = c[2],
                Type = c[3],
                Script = c[4],
                Checksum = c[5] == "\\N" ? null : Number(c[5]),
                InstalledBy = c[6],
                Success = c[9] == "t",
            })
            .ToValueList();

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
