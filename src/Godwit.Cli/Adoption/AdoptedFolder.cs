namespace Godwit.Cli;

/// <summary>The folder that a take-over writes. It is there as a whole, or not at all.</summary>
/// <param name="path">The folder, a full path.</param>
/// <param name="shell">Shows paths.</param>
sealed class AdoptedFolder(string path, Shell shell)
{
    const string Beside = "db/godwit";

    /// <summary>As the user knows it.</summary>
    public string Name => shell.Display(path);

    /// <summary>As a file in another folder says it.</summary>
    public string RelativeTo(string folder) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    string FullPath => path;

    // On the same disk, and under a name that nobody reads.
    string Aside => Path.Combine(Path.GetDirectoryName(path) ?? path, $".{Path.GetFileName(path)}.adopt");

    bool HasContent => Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any();

    /// <summary>Whether an earlier take-over wrote into a folder.</summary>
    public static bool IsSigned(string folder) =>
        Directory.Exists(folder)
        && Directory.EnumerateFiles(folder, "*.sql").Any(file => AdoptedText.IsSigned(File.ReadAllText(file)));

    /// <summary>
    /// The folder that was named; else one that was taken over from the same tool, for another database; else the
    /// configured one, or Godwit's default, where nothing is in it; else one beside it.
    /// </summary>
    public static AdoptedFolder Of(Invocation run, string? given, ForeignTool tool)
    {
        var folders = Candidates(run, given);
        return folders.Find(one => one.IsOf(tool)) ?? folders.Find(one => !one.HasContent) ?? folders[^1];
    }

    /// <summary>Whether an earlier take-over from that tool wrote it.</summary>
    public bool IsOf(ForeignTool tool) =>
        HasContent
        && Directory
            .EnumerateFiles(path, "*.sql")
            .Any(file => AdoptedText.OriginOf(File.ReadAllText(file), tool.Name) is not null);

    /// <summary>The folder as it is now.</summary>
    // A relative path reaches the folder only from the current folder of the process.
    public MigrationFolder Open() => MigrationFolder.Open(shell.Folder == Environment.CurrentDirectory ? Name : path);

    /// <summary>Its migrations, each with the file of the tool that it was made of; empty: of none.</summary>
    public ValueList<AdoptedMigration> Read(ForeignTool tool) =>
        Open()
            .Read()
            .Select(one =>
            {
                var text = one.ReadScript().Text.ReplaceLineEndings("\n");
                var origin = AdoptedText.OriginOf(text, tool.Name);
                var up = origin is null ? text : AdoptedText.Body(text);
                var file = new ForeignFile("", one.Version.Text, one.Name, origin ?? "", up, null);
                return new AdoptedMigration(one.Version, one.Name, file, IsApplied: false);
            })
            .ToValueList();

    /// <summary>The folder that an earlier take-over wrote; absent: there is none any more.</summary>
    /// <param name="run">The command line.</param>
    /// <param name="given">The folder that was named.</param>
    /// <param name="titles">What it recorded: the names of its files, without their ending.</param>
    public static AdoptedFolder? Find(Invocation run, string? given, ValueList<string> titles)
    {
        var there = Candidates(run, given).Where(one => one.HasContent).ToList();
        // Files that were written anew since have lost their first line, and must not be left behind in silence.
        return there.Find(one => IsSigned(one.FullPath))
            ?? there.Find(one =>
                given is not null || titles.Any(title => File.Exists(Path.Combine(one.FullPath, $"{title}.sql")))
            );
    }

    static List<AdoptedFolder> Candidates(Invocation run, string? given)
    {
        if (given is not null)
            return [new(Path.GetFullPath(given, run.Shell.Folder), run.Shell)];
        var configured = run.Settings.FindOwn(ConfigurationKey.Migrations) is { } value
            ? Settings.FullPath(run.Settings.Expand(value))
            : Path.GetFullPath(Settings.DefaultMigrations, run.Settings.BaseFolder);
        return [new(configured, run.Shell), new(Path.GetFullPath(Beside, run.Settings.BaseFolder), run.Shell)];
    }

    /// <exception cref="AdoptException">Something is in it.</exception>
    public void RequireFree()
    {
        if (HasContent)
            throw InTheWay($"{Name} is not empty.");
    }

    /// <param name="what">What is there already; a sentence.</param>
    public static AdoptException InTheWay(string what) =>
        new(AdoptErrors.InTheWay, $"{what} Nothing was changed.")
        {
            Hint = "Name another folder with --to FOLDER; `godwit adopt --undo` takes an earlier take-over back.",
        };

    /// <summary>Writes the files where nobody reads them yet.</summary>
    public void Prepare(ValueList<KeyValuePair<string, byte[]>> files)
    {
        // What an interrupted run left.
        if (Directory.Exists(Aside))
            Directory.Delete(Aside, recursive: true);
        Directory.CreateDirectory(Aside);
        foreach (var (name, bytes) in files)
            File.WriteAllBytes(Path.Combine(Aside, name), bytes);
    }

    /// <summary>Puts them in their place, all at once.</summary>
    public void Publish()
    {
        if (Directory.Exists(path))
            Directory.Delete(path);
        Directory.Move(Aside, path);
    }

    /// <summary>Forgets what was prepared.</summary>
    public void Discard()
    {
        if (Directory.Exists(Aside))
            Directory.Delete(Aside, recursive: true);
    }

    /// <exception cref="AdoptException">A file was changed or added since.</exception>
    public void RequireUnchanged()
    {
        var others = Directory
            .EnumerateFileSystemEntries(path)
            .Where(entry => !File.Exists(entry) || !IsUnchanged(entry))
            .Order(StringComparer.Ordinal)
            .Select(shell.Display)
            .ToList();
        if (others.Count > 0)
            throw new AdoptException(
                AdoptErrors.Undo,
                $"Written or changed since, or not of the take-over: {string.Join(", ", others)}. Nothing was changed."
            )
            {
                Hint = "Move it out of the folder, or name the folder that was written with --to FOLDER.",
            };
    }

    /// <summary>Takes the folder away, in a way that <see cref="Return"/> undoes.</summary>
    public void Remove()
    {
        Discard();
        Directory.Move(path, Aside);
    }

    /// <summary>Puts it back.</summary>
    public void Return()
    {
        if (Directory.Exists(Aside) && !Directory.Exists(path))
            Directory.Move(Aside, path);
    }

    static bool IsUnchanged(string file) => AdoptedText.IsUnchanged(File.ReadAllText(file));
}
