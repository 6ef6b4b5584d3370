namespace Godwit.Cli;

/// <summary>Whose folder and history are used.</summary>
/// <param name="Name">As in <c>godwit.json</c>: <c>godwit</c>, <c>prisma</c>.</param>
/// <param name="Sign">What speaks for it; absent where it was configured, or nothing speaks for another.</param>
sealed record LayoutChoice(string Name, string? Sign)
{
    public const string Native = "godwit";
    public const string Drizzle = "drizzle";
    public const string Prisma = "prisma";
    public const string Flyway = "flyway";

    /// <summary>The layouts of this version.</summary>
    public static readonly ValueList<string> Known = [Native, Drizzle, Prisma, Flyway];

    /// <summary>
    /// What is configured; else what a folder that is configured, or Godwit's default one, holds; else the tool whose
    /// configuration is here.
    /// </summary>
    /// <param name="settings">What is configured.</param>
    /// <param name="shell">Shows paths.</param>
    /// <exception cref="InvalidMigrationFolderException">Two layouts fit.</exception>
    public static LayoutChoice Of(Settings settings, Shell shell)
    {
        if (settings.ConfiguredLayout is { } configured)
            return new(configured, null);
        if (settings.ConfiguredMigrationsPath is { } folder)
            return OfFolder(folder, settings.BaseFolder, shell);
        return Only(Projects(settings.BaseFolder, shell), shell.Display(settings.BaseFolder));
    }

    /// <summary>The layout of a folder, by its files; a project's configuration may name it.</summary>
    /// <exception cref="InvalidMigrationFolderException">Two layouts fit.</exception>
    public static LayoutChoice OfFolder(string folder, string project, Shell shell) =>
        Directory.Exists(folder) ? Only(Contents(folder, project, shell), shell.Display(folder)) : new(Native, null);

    static LayoutChoice Only(IEnumerable<LayoutChoice> found, string shown) =>
        found.DistinctBy(one => one.Name).ToList() switch
        {
            [] => new(Native, null),
            [var one] => one,
            // Each has a sign.
            [var one, var other, ..] => throw LayoutErrors.Two(shown, one.Name, one.Sign!, other.Name, other.Sign!),
        };

    /// <summary>The tools whose configuration is in a folder.</summary>
    static IEnumerable<LayoutChoice> Projects(string folder, Shell shell)
    {
        if (DrizzleConfiguration.FindWithFolder(folder, shell) is { } drizzle)
            yield return new(Drizzle, shell.Display(drizzle));
        if (PrismaProject.Find(folder, shell.Variable) is { } prisma)
            yield return new(Prisma, shell.Display(prisma.Sign));
        if (FlywayConfigured.SignOf(folder, shell) is { } flyway)
            yield return new(Flyway, flyway);
    }

    /// <summary>The tools whose files are in a migration folder.</summary>
    static IEnumerable<LayoutChoice> Contents(string folder, string project, Shell shell)
    {
        var drizzle = DrizzleConfiguration.SignIn(folder);
        if (drizzle is not null)
            yield return new(Drizzle, drizzle);
        if (File.Exists(Path.Combine(folder, PrismaLockFile.FileName)))
            yield return new(Prisma, PrismaLockFile.FileName);
        else if (drizzle is null)
        {
            foreach (var owner in ScriptFolders.OwnersOf(folder, project, shell))
                yield return owner;
        }
        if (FlywayConfigured.SignIn(folder) is not { } flyway)
            yield break;
        yield return new(Flyway, flyway);
        // Flyway would pass over the one, Godwit over the other.
        if (NativeFileIn(folder) is { } native)
            yield return new(Native, native);
    }

    static string? NativeFileIn(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.sql")
            .Select(path => Path.GetFileName(path))
            .Where(name => MigrationFileName.TryParseFile(name) is not null)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
}
