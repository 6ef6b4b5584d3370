namespace Godwit;

/// <summary>What can be wrong with the choice of a layout.</summary>
static class LayoutErrors
{
    /// <summary>A folder fits two layouts.</summary>
    public const string Ambiguous = "GDW0901";

    /// <summary>Something that the layout has not.</summary>
    public const string Missing = "GDW0902";

    /// <param name="command">What was asked for.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="why">A sentence.</param>
    public static InvalidMigrationFolderException NotInLayout(string command, string layout, string why) =>
        new(Missing, $"`godwit {command}` does not work in the layout {layout}. {why} Nothing was changed.")
        {
            Hint = $"`godwit adopt` takes folder and history over, without running anything again; then it works.",
        };

    /// <param name="folder">The folder.</param>
    /// <param name="script">A file that both tools have.</param>
    public static InvalidMigrationFolderException Either(string folder, string script)
    {
        const string next = "Say it: --layout drizzle or --layout prisma, or `layout` in godwit.json.";
        return new(
            Ambiguous,
            $"{folder} fits two layouts, drizzle (1.0) and prisma: both have files such as {script}, and nothing says "
                + "whose it is, neither a snapshot.json nor a migration_lock.toml, a configuration that names the "
                + $"folder or the comments that these tools write. Nothing was changed.\n{next}"
        )
        {
            Hint = next,
        };
    }

    /// <param name="folder">The folder.</param>
    /// <param name="one">A layout.</param>
    /// <param name="oneSign">What speaks for it.</param>
    /// <param name="other">Another layout.</param>
    /// <param name="otherSign">What speaks for that.</param>
    public static InvalidMigrationFolderException Two(
        string folder,
        string one,
        string oneSign,
        string other,
        string otherSign
    )
    {
        var next = "Keep one of the two in a folder of its own, and name the layout (`layout`, --layout).";
        return new(
            Ambiguous,
            $"{folder} fits two layouts: {one} ({oneSign}) and {other} ({otherSign}). Nothing was changed.\n{next}"
        )
        {
            Hint = next,
        };
    }
}
