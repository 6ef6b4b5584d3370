using System.Text;

namespace Godwit;

/// <summary>A migration of the folder that is written.</summary>
/// <param name="Version">Its version there.</param>
/// <param name="Name">Its name there.</param>
/// <param name="File">What it is made of.</param>
/// <param name="IsApplied">The database has it.</param>
sealed record AdoptedMigration(MigrationVersion Version, string Name, ForeignFile File, bool IsApplied)
{
    /// <summary>The name of its file.</summary>
    public string UpName => $"{Version}_{Name}.sql";

    /// <summary>The name of its way back; absent: there is none.</summary>
    public string? DownName => File.Down is null ? null : $"{Version}_{Name}.down.sql";
}

/// <summary>What a tool's files and history become. Pure.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Migrations">By their versions.</param>
sealed record Adoption(ForeignTool Tool, ValueList<AdoptedMigration> Migrations)
{
    /// <summary>Not all versions are those of the tool.</summary>
    public bool IsNumberedAnew { get; private init; }

    /// <summary>Files of the tool that the folder of an earlier take-over lacks, and this database too.</summary>
    public ValueList<string> NotThere { get; private init; } = [];

    /// <summary>The files that are not what the tool recorded when it ran them.</summary>
    public ValueList<string> Edited { get; private init; } = [];

    /// <summary>The migrations that the database has.</summary>
    public ValueList<AdoptedMigration> Applied => Migrations.Where(one => one.IsApplied).ToValueList();

    /// <summary>The folder, with what each file was made of in its first line.</summary>
    public ValueList<KeyValuePair<string, byte[]>> Files =>
        Migrations
            .SelectMany(one =>
                new[] { (Name: one.UpName, Text: one.File.Up), (Name: one.DownName, Text: one.File.Down) }
                    .Where(part => part is { Name: not null, Text: not null })
                    .Select(part =>
                        KeyValuePair.Create(
                            part.Name!, // it was looked at
                            Encoding.UTF8.GetBytes(AdoptedText.Sign(part.Text!, Tool.Name, one.File.Origin)) // as above
                        )
                    )
            )
            .ToValueList();

    /// <summary>The live schema as the only migration.</summary>
    public static Adoption Baseline(ForeignTool tool, string sql) =>
        new(
            tool,
            [
                new(
                    MigrationVersion.Parse("0001"),
                    "baseline",
                    new("", "0001", "baseline", "the live schema", sql, null),
                    true
                ),
            ]
        );

    /// <summary>Matches files and rows.</summary>
    /// <exception cref="AdoptException">A row has no file, or the tool left something half done.</exception>
    public static Adoption Of(ForeignTool tool, ValueList<ForeignRow> rows, ValueList<ForeignFile> files)
    {
        RequireSettled(rows);
        var applied = tool.RecordsNewestOnly ? UpTo(rows, files) : Match(tool, rows, files);
        var isApplied = applied.ToHashSet();
        // Scripts have no order of their own but the one in which they ran.
        var natural = tool.Form == ForeignForm.Scripts ? [.. applied, .. files.Except(applied)] : files;
        var versions = NativeVersions.Of(natural.Select(file => file.Version).ToValueList());
        var isAnew = versions is null || (natural.Any(file => file.Version is null) && !StartsWith(natural, isApplied));
        var order = isAnew ? applied.Concat(files.Except(applied)).ToValueList() : natural;
        if (isAnew)
            versions = NativeVersions.Sequence(order.Count);
        var migrations = order.Select(
            (file, i) =>
                // Versions are set by now.
                new AdoptedMigration(versions![i], NativeVersions.NameOf(file.Name), file, isApplied.Contains(file))
        );
        return new(tool, migrations.ToValueList())
        {
            IsNumberedAnew = isAnew || files.Any(file => file.Version is null),
            Edited = rows.Select(row => (row.Checksum, File: FileOf(tool, row.Key, files)))
                .Where(one => one is { Checksum.Length: > 0, File.Checksums.Count: > 0 })
                .Where(one => !one.File!.Checksums.Contains(one.Checksum!)) // as above
                .Select(one => one.File!.Origin) // as above
                .ToValueList(),
        };
    }

    /// <summary>
    /// The same for a folder that an earlier take-over wrote: its files are those of the other database too.
    /// </summary>
    /// <param name="there">What is in it; <see cref="AdoptedMigration.IsApplied"/> does not count.</param>
    /// <param name="folder">As people call it.</param>
    /// <exception cref="AdoptException">It lacks a migration that this database has.</exception>
    public Adoption Into(ValueList<AdoptedMigration> there, string folder)
    {
        var pairs = Migrations.Select(one => (Own: one, There: Find(one, there))).ToList();
        var missing = pairs.Where(pair => pair is { Own.IsApplied: true, There: null }).ToList();
        if (missing.Count > 0)
            throw new AdoptException(
                AdoptErrors.Files,
                "Recorded as applied, and not among what an earlier take-over wrote into "
                    + $"{folder}: {string.Join(", ", missing.Select(pair => pair.Own.File.Origin))}. "
                    + "Nothing was changed."
            )
            {
                Hint =
                    "Take the earlier one back where it was made (`godwit adopt --undo`) and begin with this database; "
                    + "or name another folder with --to FOLDER.",
            };
        var applied = pairs.Where(pair => pair.Own.IsApplied).Select(pair => pair.There!).ToHashSet(); // none misses
        return this with
        {
            Migrations = there.Select(one => one with { IsApplied = applied.Contains(one) }).ToValueList(),
            IsNumberedAnew = false,
            NotThere = pairs.Where(pair => pair.There is null).Select(pair => pair.Own.File.Origin).ToValueList(),
        };
    }

    // The path may have been seen from another folder then; what is in the file tells too.
    static AdoptedMigration? Find(AdoptedMigration one, ValueList<AdoptedMigration> there) =>
        there.FirstOrDefault(other => other.File.Origin == one.File.Origin)
        ?? there.FirstOrDefault(other => other.Name == one.Name && other.File.Up == one.File.Up);

    /// <summary>Refuses what the tool has to settle first.</summary>
    public static void RequireSettled(ValueList<ForeignRow> rows)
    {
        var problems = rows.Select(row => row.Problem).OfType<string>().ToList();
        if (problems.Count > 0)
            throw new AdoptException(
                AdoptErrors.Unsettled,
                $"{string.Join('\n', problems)}\nNothing was changed: what is half done cannot be taken over."
            );
    }

    static bool StartsWith(ValueList<ForeignFile> order, HashSet<ForeignFile> applied) =>
        order.Take(applied.Count).All(applied.Contains);

    static ValueList<ForeignFile> UpTo(ValueList<ForeignRow> rows, ValueList<ForeignFile> files)
    {
        if (rows.Count == 0)
            return [];
        var key = rows[^1].Key;
        var newest = files.FirstOrDefault(file => file.Key == ForeignFile.KeyOf(key)) ?? throw WithoutFile([key]);
        return files.TakeWhile(file => file != newest).Append(newest).ToValueList();
    }

    static ValueList<ForeignFile> Match(ForeignTool tool, ValueList<ForeignRow> rows, ValueList<ForeignFile> files)
    {
        var found = rows.Select(row => (row.Key, File: FileOf(tool, row.Key, files))).ToList();
        var missing = found.Where(one => one.File is null).Select(one => one.Key).ToList();
        if (missing.Count > 0)
            throw WithoutFile(missing);
        // A script that ran again stands where it ran last.
        var inOrder = found.Select(one => one.File!).Reverse().Distinct().Reverse(); // none is missing
        return tool.Form == ForeignForm.Scripts ? inOrder.ToValueList() : files.Intersect(inOrder).ToValueList();
    }

    static ForeignFile? FileOf(ForeignTool tool, string key, ValueList<ForeignFile> files)
    {
        if (tool.Form == ForeignForm.Files)
            key = ForeignFile.KeyOf(key);
        if (tool.Form != ForeignForm.Scripts)
            return files.FirstOrDefault(file => file.Key == key);
        // DbUp names a resource by its namespace, grate a file without the folder of its kind.
        var dotted = "." + Dotted(key);
        var fits = files
            .Where(file =>
                dotted.EndsWith("." + Dotted(file.Key), StringComparison.OrdinalIgnoreCase)
                || ("." + Dotted(file.Key)).EndsWith(dotted, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        return fits.Count <= 1
            ? fits.FirstOrDefault()
            : throw new AdoptException(
                AdoptErrors.Files,
                $"{key} is recorded as applied, and {fits.Count} files may be it: "
                    + $"{string.Join(", ", fits.Select(file => file.Origin))}. Nothing was changed."
            )
            {
                Hint = $"Name the folder that holds the right ones with --files. {AdoptErrors.BaselineInstead}",
            };
    }

    static string Dotted(string name) => name.Replace('/', '.').Replace('\\', '.');

    static AdoptException WithoutFile(List<string> keys)
    {
        const int shown = 5;
        var more = keys.Count > shown ? $" and {keys.Count - shown} more" : "";
        return new(
            AdoptErrors.Files,
            $"Recorded as applied, and without a file: {string.Join(", ", keys.Take(shown))}{more}. "
                + "Nothing was changed."
        )
        {
            Hint = $"Bring the files back, or name their folder with --files. {AdoptErrors.BaselineInstead}",
        };
    }
}
