using System.Globalization;

namespace Godwit.Benchmarks;

/// <summary>What to measure, from the command line.</summary>
sealed record Arguments
{
    public int Migrations { get; private init; } = 500;

    /// <summary>Rounds with nothing pending.</summary>
    public int Rounds { get; private init; } = 15;

    /// <summary>Rounds that apply everything; they take seconds each.</summary>
    public int ApplyRounds { get; private init; } = 5;

    /// <summary>How many tables the catalogs have that are read.</summary>
    public IReadOnlyList<int> CatalogTables { get; private init; } = [100, 1_000, 10_000];

    /// <summary>Rounds that read a catalog.</summary>
    public int CatalogRounds { get; private init; } = 5;

    /// <summary>The native command; absent: left out.</summary>
    public string? Godwit { get; private init; }

    /// <summary>The program of dbmate; absent: left out.</summary>
    public string? Dbmate { get; private init; }

    /// <summary>
    /// Folders of real projects, as <c>prisma/langfuse/migrations</c> and <c>drizzle/dokploy</c>; absent: left out.
    /// </summary>
    public string? Corpora { get; private init; }

    /// <summary>Where drizzle-orm is installed, with its driver for PostgreSQL; absent: left out.</summary>
    public string? Drizzle { get; private init; }

    /// <summary>Folder of initdb, pg_ctl, postgres and psql.</summary>
    public string Programs { get; private init; } = "/usr/lib/postgresql/15/bin";

    /// <summary>
    /// Parts to run: <c>noop</c>, <c>apply</c>, <c>counts</c>, <c>process</c>, <c>layouts</c>, <c>split</c>,
    /// <c>catalog</c>; empty: all.
    /// </summary>
    public IReadOnlyList<string> Parts { get; private init; } = [];

    /// <summary>Tools to measure, as the tables name them, beside the floor; empty: all.</summary>
    public IReadOnlyList<string> Tools { get; private init; } = [];

    public bool Measures(Contender tool) =>
        Tools.Count == 0 || tool.Name == Contender.Floor || Tools.Contains(tool.Name);

    public bool Includes(string part) => Parts.Count == 0 || Parts.Contains(part);

    public static Arguments Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments();
        for (var i = 0; i + 1 < words.Count; i += 2)
        {
            var value = words[i + 1];
            arguments = words[i] switch
            {
                "--migrations" => arguments with { Migrations = Number(value) },
                "--rounds" => arguments with { Rounds = Number(value) },
                "--apply-rounds" => arguments with { ApplyRounds = Number(value) },
                "--tables" => arguments with { CatalogTables = [.. value.Split(',').Select(Number)] },
                "--catalog-rounds" => arguments with { CatalogRounds = Number(value) },
                "--godwit" => arguments with { Godwit = value },
                "--dbmate" => arguments with { Dbmate = value },
                "--corpora" => arguments with { Corpora = Path.GetFullPath(value) },
                "--drizzle" => arguments with { Drizzle = Path.GetFullPath(value) },
                "--programs" => arguments with { Programs = value },
                "--tools" => arguments with { Tools = value.Split(',') },
                "--parts" => arguments with { Parts = value.Split(',') },
                _ => throw new ArgumentException($"There is no option {words[i]}."),
            };
        }

        return words.Count % 2 == 0 ? arguments : throw new ArgumentException($"{words[^1]} needs a value.");
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
