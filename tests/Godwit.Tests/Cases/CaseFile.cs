using System.Globalization;

namespace Godwit;

/// <summary>
/// A case of the specification: a schema before, one after, and the migration that leads from one to the other.
/// </summary>
/// <remarks>
/// The file: comment lines that say what the case shows; header lines; then the sections <c>-- before</c>,
/// <c>-- after</c> and <c>-- plan</c>. Headers: <c>-- version: &gt;= 15</c>, <c>-- plan of: &gt;= 16</c>, <c>-- plain</c>, <c>-- one way</c>,
/// <c>-- rename: column users.name to full_name</c>, <c>-- backfill: users.email=''</c>.
/// </remarks>
sealed record CaseFile
{
    const string BeforeMark = "-- before";
    const string AfterMark = "-- after";
    const string PlanMark = "-- plan";

    /// <summary>What a plan begins with that is none: the error code and the message follow.</summary>
    public const string RefusedMark = "-- refused: ";

    public required string Path { get; init; }

    /// <summary>What the case shows.</summary>
    public required string Summary { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    /// <summary>The expected text of the migration, without the blanks around it.</summary>
    public required string Plan { get; init; }

    public bool IsPlain { get; init; }

    /// <summary>False where a header <c>-- one way</c> says that the way back needs a value that nobody knows.</summary>
    public bool HasWayBack { get; init; } = true;

    public IReadOnlyList<CaseRename> Renames { get; init; } = [];

    /// <summary>Values for rows that exist, by <c>[schema.]table.column</c>.</summary>
    public IReadOnlyDictionary<string, string> Backfills { get; init; } = new Dictionary<string, string>();

    IReadOnlyList<CaseVersion> Versions { get; init; } = [];

    /// <summary>All cases of an engine, as paths below <c>tests/cases/ENGINE</c> without <c>.sql</c>.</summary>
    public static IEnumerable<string> NamesOf(string engine)
    {
        var folder = FolderOf(engine);
        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(folder, file)[..^4].Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
            : [];
    }

    public static CaseFile Read(string engine, string name)
    {
        var path = System.IO.Path.Combine(FolderOf(engine), name + ".sql");
        return Parse(path, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    /// <summary>
    /// True where the text of the plan is that of the server's version: servers write some queries in other words. The
    /// plan is proven on all of them.
    /// </summary>
    public bool HasPlanOf(params int[] version) => PlanVersions.All(one => one.Holds(version));

    IReadOnlyList<CaseVersion> PlanVersions { get; init; } = [];

    /// <summary>True where no header says that the server is too old or too new.</summary>
    public bool IsFor(params int[] version) => Versions.All(one => one.Holds(version));

    /// <summary>Writes what the plan is now; every other line stays.</summary>
    public void Accept(string plan)
    {
        var text = File.ReadAllText(Path).ReplaceLineEndings("\n");
        var end = text.IndexOf($"\n{PlanMark}\n", StringComparison.Ordinal) + PlanMark.Length + 2;
        var accepted = text[..end] + (plan.Length == 0 ? "" : plan.Trim() + "\n");
        if (accepted != text)
            File.WriteAllText(Path, accepted);
    }

    static string FolderOf(string engine) => System.IO.Path.Combine(RepositoryFolder.Root, "tests", "cases", engine);

    public static CaseFile Parse(string path, string text)
    {
        var (head, before) = Cut(path, text, BeforeMark);
        var (from, after) = Cut(path, before, AfterMark);
        var (to, plan) = Cut(path, after, PlanMark);
        var file = new CaseFile
        {
            Path = path,
            Summary = "",
            Before = from.Trim(),
            After = to.Trim(),
            Plan = plan.Trim(),
        };
        foreach (var line in head.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!line.StartsWith("--", StringComparison.Ordinal))
                throw new FormatException($"{path}: '{line}' stands before `{BeforeMark}` and is no comment.");
            file = file.WithHeader(line[2..].Trim());
        }
        return file.Summary.Length > 0 ? file : throw new FormatException($"{path}: nothing says what it shows.");
    }

    static (string Before, string Behind) Cut(string path, string text, string mark)
    {
        var lines = text.Split('\n');
        var line = Array.FindIndex(lines, one => one.TrimEnd() == mark);
        return line >= 0
            ? (string.Join('\n', lines[..line]), string.Join('\n', lines[(line + 1)..]))
            : throw new FormatException($"{path}: a line `{mark}` is missing.");
    }

    CaseFile WithHeader(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var rest = colon < 0 ? "" : line[(colon + 2)..].Trim();
        return (colon < 0 ? line : line[..colon]) switch
        {
            "plain" => this with { IsPlain = true },
            "one way" => this with { HasWayBack = false },
            "version" => this with { Versions = [.. Versions, CaseVersion.Parse(rest)] },
            "plan of" => this with { PlanVersions = [.. PlanVersions, CaseVersion.Parse(rest)] },
            "rename" => this with { Renames = [.. Renames, CaseRename.Parse(rest)] },
            "backfill" => this with { Backfills = WithBackfill(rest) },
            _ => this with { Summary = $"{Summary} {line}".Trim() },
        };
    }

    Dictionary<string, string> WithBackfill(string text)
    {
        var equals = text.IndexOf('=');
        return new(Backfills) { [text[..equals].Trim()] = text[(equals + 1)..].Trim() };
    }
}

/// <summary><c>-- rename: KIND NAME to NAME</c>.</summary>
/// <param name="Kind">Its words, as in <c>materialized view</c>.</param>
/// <param name="From">The dotted name that it has.</param>
/// <param name="To">The name that it gets, without qualifiers.</param>
sealed record CaseRename(string Kind, string From, string To)
{
    public static CaseRename Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [.. var kind, var from, "to", var to] && kind.Length > 0
            ? new(string.Join(' ', kind), from, to)
            : throw new FormatException($"'{text}' is not KIND NAME to NAME");
    }
}

/// <summary><c>-- version: &gt;= 15</c>, with the operators <c>&gt;=</c> and <c>&lt;</c>.</summary>
sealed record CaseVersion(bool IsLess, int[] Version)
{
    public static CaseVersion Parse(string text)
    {
        var isLess = text.StartsWith('<');
        if (!isLess && !text.StartsWith(">=", StringComparison.Ordinal))
            throw new FormatException($"'{text}' is not >= VERSION or < VERSION");
        var numbers = text[(isLess ? 1 : 2)..].Trim().Split('.');
        return new(isLess, [.. numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture))]);
    }

    public bool Holds(int[] version)
    {
        var order = Version.Zip(version, (wanted, actual) => actual.CompareTo(wanted)).FirstOrDefault(one => one != 0);
        return IsLess ? order < 0 : order >= 0;
    }
}
